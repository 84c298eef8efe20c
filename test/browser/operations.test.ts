import { toText } from '../../nodes/shared/base/record';
import { withIds } from '../support/harness';
import { actionCases } from './cases';
import { useDesk } from './support/desk';
import { docsSample } from './support/docsSample';
import { execute, runOpenNode } from './support/run';
import { openPanel, openSideBySide, useService } from './support/service';

const desk = useDesk();

describe.each(actionCases)('$name, executed in the editor:', ({ manifest, mistake, newNode, page, name: nodeName }) => {
	const service = useService(desk, manifest, newNode);
	const { resources } = manifest.fixture.service;
	const typeName = newNode().description.name;
	const operations = resources.flatMap(({ option, operations: list }) =>
		list.map((operation) => ({
			id: `${option.value as string}:${operation.option.value as string}`,
			title: `${option.name}: ${operation.option.name}`,
			action: operation.option.action,
		})),
	);

	beforeAll(async () => {
		const samples = manifest.samples(service.sandbox);
		const nodes = operations.map(({ id, title }) => service.sketch(title, withIds(id, samples[id]?.[0])));
		const wrong = service.sketch('Mistake', withIds(mistake.id, mistake.parameters));
		await openSideBySide(desk, nodeName, [...nodes, wrong]);
	});

	it('all operations, and no others', () => {
		expect(operations.map(({ id }) => id).sort()).toEqual(manifest.ids);
	});

	it.each(operations)('$title gives what the documentation shows', async ({ id, title, action }) => {
		const { editor } = desk;
		const documented = docsSample(page, nodeName, title);
		const columns = Object.keys(documented.first);
		// The sandbox is seeded anew before each test, and some samples prepare a record.
		manifest.samples(service.sandbox);
		expect(await editor.canvasNode(title).innerText()).toContain(action);

		await openPanel(desk, title);
		const { execution, shown } = await runOpenNode(desk);
		await editor.screenshot(`${typeName}-${id.replace(':', '-')}-output`, editor.page.getByTestId('ndv'));

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		const rows = execution.rows(title);
		expect(rows).toHaveLength(documented.count);
		// What is not known is left out, so rows may have other columns than the first one.
		expect(Object.keys(rows[0] ?? {})).toEqual(columns);
		const all = new Set(rows.flatMap((row) => Object.keys(row)));
		expect(Object.values(rows[0] ?? {})[0]).toEqual(expect.anything());
		const { items, cell, json } = shown;
		const [value] = Object.values(rows[0] ?? {});
		expect(items).toBe(rows.length === 1 ? '1 item' : `${rows.length} items`);
		expect(new Set(shown.columns)).toEqual(all);
		expect(cell).toBe(toText(value));
		expect(json.replaceAll(/\s+/g, '')).toContain(`"${columns[0]}":${JSON.stringify(value)}`.replaceAll(/\s+/g, ''));
	});

	it('a mistake gives a message, and what to do about it', async () => {
		const { editor } = desk;
		await openPanel(desk, 'Mistake');

		const { message, description } = (await execute(desk)).error ?? {};

		expect({ message, description }).toEqual({ message: mistake.message, description: mistake.advice });
		const output = editor.page.getByTestId('output-panel');
		await output.getByText(mistake.advice).first().waitFor();
		expect(await output.innerText()).toContain(mistake.message);
	});
});
