import type { Execution } from '../../e2e/support/execution';
import type { Editor } from '../../e2e/support/editor';
import type { Desk } from './desk';

/** What came of a node's run, and what the table of its output panel shows of it. */
export interface Run {
	execution: Execution;
	shown: { items: string; columns: string[] };
}

/** Presses "Execute step" in the open panel and waits until the output panel shows what came of it; for runs that succeed. */
export async function runOpenNode(desk: Desk): Promise<Run> {
	const execution = await execute(desk);
	const output = desk.editor.page.getByTestId('output-panel');
	await output.getByTestId('node-run-status-success').waitFor();
	await output.getByTestId('radio-button-table').click();
	const headers = output.locator('thead th');
	await headers.first().waitFor();
	const columns = (await headers.allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '');
	const items = (await output.getByTestId('run-data-item-count').innerText()).trim();
	return { execution, shown: { items, columns } };
}

/** Presses "Execute step" in the open panel and gives the execution once it has ended. */
export async function execute({ editor: { page }, rest }: Desk): Promise<Execution> {
	const answer = page.waitForResponse((response) => /\/rest\/workflows\/[^/]+\/run/.test(response.url()));
	await page.getByTestId('node-execute-button').click();
	const { data } = (await (await answer).json()) as { data: { executionId: string } };
	return await rest.finished(data.executionId);
}

/** Keeps n8n's messages in the corner from lying over the canvas, until another page is opened. */
export async function hideNotices({ page }: Editor): Promise<void> {
	await page.addStyleTag({ content: '.el-notification { display: none !important }' });
}
