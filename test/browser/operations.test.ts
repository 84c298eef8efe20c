import { withIds } from '../support/world';
import { actionCases } from './cases';
import { useDesk } from './support/desk';
import { docsSample } from './support/docsSample';
import { hideNotices, runOpenNode } from './support/run';
import { saveSideBySide, useService } from './support/service';

const desk = useDesk();

describe.each(actionCases)('$name, executed in the editor:', ({ manifest, newNode, page, name: nodeName }) => {
	const service = useService(desk, manifest, newNode);
	const { resources } = manifest.cast.service;
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
		await desk.editor.openWorkflow(await saveSideBySide(desk, nodeName, nodes));
		await desk.editor.page.getByTestId('zoom-to-fit').click();
		await hideNotices(desk.editor);
	});

	beforeEach(async () => {
		if (await desk.editor.page.getByTestId('ndv').isVisible()) await desk.editor.closeNode();
	});

	it('all operations, and no others', () => {
		expect(operations.map(({ id }) => id).sort()).toEqual(manifest.ids);
	});

	it.each(operations)('$title gives what the documentation shows', async ({ id, title, action }) => {
		const { editor } = desk;
		const documented = docsSample(page, nodeName, title);
		const columns = Object.keys(documented.first);
		expect(await editor.canvasNode(title).innerText()).toContain(action);

		await editor.openNode(title);
		const { execution, shown } = await runOpenNode(desk);
		await editor.screenshot(`${typeName}-${id.replace(':', '-')}-output`, editor.page.getByTestId('ndv'));

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		const rows = execution.rows(title);
		expect(rows).toHaveLength(documented.count);
		for (const row of rows) expect(Object.keys(row)).toEqual(columns);
		expect(Object.values(rows[0] ?? {})[0]).toEqual(expect.anything());
		expect(shown).toEqual({ items: rows.length === 1 ? '1 item' : `${rows.length} items`, columns });
	});
});
