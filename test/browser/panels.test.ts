import type { Page } from 'playwright-core';
import { actionCases } from './cases';
import { useDesk } from './support/desk';
import { openPanel, openSideBySide, useService } from './support/service';

const desk = useDesk();

/** The window in which a fresh panel has to fit. */
const WINDOW = { width: 1500, height: 950 };

/** The operations that send or that create a conversation, by the name of their node. */
const SENDS: Record<string, string[]> = {
	Chatwoot: ['message:send', 'message:sendToContact'],
	'Chatwoot Client': ['message:send'],
	Respondent: ['conversation:create', 'message:send', 'message:sendToParticipant'],
	'Sinch Conversation': ['message:send'],
};

// Runs in the browser: the list of fields, or what scrolls it.
const MEASURE = `(() => {
	let list = document.querySelector('[data-test-id="node-parameters"]');
	while (list.parentElement && !/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement;
	return { content: list.scrollHeight, shown: list.clientHeight };
})()`;

/** The height of the fields of the open panel, and of the part of the window in which they show, in pixels. */
async function heightsOf(page: Page): Promise<{ content: number; shown: number }> {
	return await page.evaluate(MEASURE);
}

beforeAll(async () => await desk.editor.page.setViewportSize(WINDOW));

describe.each(actionCases)('A fresh panel of $name', ({ manifest, newNode, name: nodeName }) => {
	const service = useService(desk, manifest, newNode);
	const ids = SENDS[nodeName] ?? [];

	beforeAll(async () => {
		const nodes = ids.map((id) => {
			const [resource = '', operation = ''] = id.split(':');
			return service.sketch(id, { resource, operation });
		});
		await openSideBySide(desk, nodeName, nodes);
	});

	it.each(ids)('of %s needs no scrolling', async (id) => {
		const { editor } = desk;
		await openPanel(desk, id);
		await editor.field('skipIfSent').waitFor();
		await editor.screenshot(`panel-${newNode().description.name}-${id.replace(':', '-')}`);

		const { content, shown } = await heightsOf(editor.page);

		process.stdout.write(`${nodeName} ${id}: ${content} of ${shown} px\n`);
		expect(content).toBeLessThanOrEqual(shown);
	});
});
