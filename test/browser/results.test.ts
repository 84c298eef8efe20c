import { textOf } from '../../nodes/shared/record';
import { actionCases } from './cases';
import { useDesk } from './support/desk';
import { execute, runOpenNode } from './support/run';
import { useService } from './support/service';

const desk = useDesk();

describe.each(actionCases)('What $name gives', ({ manifest, newNode, mistake, lists }) => {
	const service = useService(desk, manifest, newNode);

	it('is a table, and JSON', async () => {
		const { editor } = desk;
		await service.openPanel(lists, manifest.samples(service.sandbox)[lists]?.[0]);

		const { execution, shown } = await runOpenNode(desk);
		const [first = {}] = execution.rows(newNode().description.displayName);
		const output = editor.page.getByTestId('output-panel');
		const cells = output.locator('tbody tr').first();
		const [column = ''] = shown.columns;
		const value = textOf(first[column]);
		expect(await cells.innerText()).toContain(value);

		await output.getByTestId('radio-button-json').click();
		await output.getByText(value).first().waitFor();
		const json = await output.innerText();
		for (const name of shown.columns) expect(json).toContain(name);
	});

	it('after a mistake is a message, and what to do about it', async () => {
		const { editor } = desk;
		await service.openPanel(mistake.id, mistake.parameters);

		const execution = await execute(desk);

		expect(execution).toMatchObject({
			status: 'error',
			error: { message: mistake.message, description: mistake.advice },
		});
		const output = editor.page.getByTestId('output-panel');
		await output.getByText(mistake.advice).first().waitFor();
		expect(await output.innerText()).toContain(mistake.message);
	});
});
