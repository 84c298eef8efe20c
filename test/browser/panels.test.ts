import { actionCases } from './cases';
import { useDesk } from './support/desk';
import { heightsOf } from './support/panel';
import { openPanel, openSideBySide, useService } from './support/service';

const desk = useDesk();

/** The window in which a fresh panel is to fit. */
const WINDOW = { width: 1500, height: 950 };

/** The operations that send or that create a conversation, and by how many pixels their fields may be taller than the window. */
const SENDS: Record<string, Record<string, number>> = {
	Chatwoot: { 'message:send': 0, 'message:sendToContact': 0 },
	'Chatwoot Client': { 'message:send': 0 },
	Respondent: { 'conversation:create': 0, 'message:send': 0, 'message:sendToParticipant': 0 },
	'Sinch Conversation': { 'message:send': 0 },
};

beforeAll(async () => await desk.editor.page.setViewportSize(WINDOW));

describe.each(actionCases)('A fresh panel of $name', ({ manifest, newNode, name: nodeName }) => {
	const service = useService(desk, manifest, newNode);
	const sends = Object.entries(SENDS[nodeName] ?? {});

	beforeAll(async () => {
		const nodes = sends.map(([id]) => {
			const [resource = '', operation = ''] = id.split(':');
			return service.sketch(id, { resource, operation });
		});
		await openSideBySide(desk, nodeName, nodes);
	});

	it.each(sends)('of %s is at most so many pixels taller than the window: %d', async (id, most) => {
		const { editor } = desk;
		await openPanel(desk, id);
		await editor.field('skipIfSent').waitFor();
		await editor.screenshot(`panel-${newNode().description.name}-${id.replace(':', '-')}`);

		const { content, shown } = await heightsOf(editor.page);

		process.stdout.write(`${nodeName} ${id}: ${content} of ${shown} px\n`);
		expect(content - shown).toBeLessThanOrEqual(most);
	});
});
