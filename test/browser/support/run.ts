import type { Execution } from '../../e2e/support/execution';
import type { Desk } from './desk';

/** What came of a node's run, and what its output panel shows of it. */
export interface Run {
	execution: Execution;
	shown: {
		/** How many, in words. */
		items: string;
		/** Of the table: its columns, and its first cell. */
		columns: string[];
		cell: string;
		/** The first pairs of the JSON. */
		json: string;
	};
}

/** Presses "Execute step" in the open panel and reads what the output panel shows as a table and as JSON; for runs that succeed. */
export async function runOpenNode(desk: Desk): Promise<Run> {
	const execution = await execute(desk);
	const output = desk.editor.page.getByTestId('output-panel');
	await output.getByTestId('node-run-status-success').waitFor();
	await output.getByTestId('radio-button-table').click();
	const headers = output.locator('thead th');
	await headers.first().waitFor();
	const columns = (await headers.allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '');
	const items = (await output.getByTestId('run-data-item-count').innerText()).trim();
	const cell = (await output.locator('tbody td').first().innerText()).trim();
	await output.getByTestId('radio-button-json').click();
	const tree = output.locator('.vjs-tree');
	await tree.waitFor();
	return { execution, shown: { items, columns, cell, json: await tree.innerText() } };
}

/** Presses "Execute step" in the open panel and gives the execution once it has ended. */
export async function execute({ editor: { page }, rest }: Desk): Promise<Execution> {
	const answer = page.waitForResponse((response) => /\/rest\/workflows\/[^/]+\/run/.test(response.url()));
	await page.getByTestId('node-execute-button').click();
	const { data } = (await (await answer).json()) as { data: { executionId: string } };
	return await rest.finished(data.executionId);
}
