import { sinchConversationCase } from './cases/sinchConversation';
import { useDesk } from './support/desk';
import { chooseMode, shownLabels } from './support/panel';
import { openPanel, openSideBySide, useService } from './support/service';

const desk = useDesk();

describe('The recipient of a Sinch message', () => {
	const { manifest, newNode } = sinchConversationCase;
	const service = useService(desk, manifest, newNode);
	const NOTICE = '24 hours after a person last wrote, WhatsApp needs a template.';

	beforeAll(async () => {
		await openSideBySide(desk, 'Recipient', [service.sketch('Send', { resource: 'message', operation: 'send' })]);
		await openPanel(desk, 'Send');
	});

	it.each([
		['SMS', false],
		['WhatsApp', true],
		['RCS', false],
		['Channel and ID', true],
		['By ID', true],
		['Telegram', false],
		['From list', true],
	])('with %s: the panel tells of the 24 hours of WhatsApp: %s', async (mode, isTold) => {
		const { editor } = desk;
		await chooseMode(editor, 'sendTo', mode);
		await editor.page.getByText(NOTICE).waitFor({ state: isTold ? 'visible' : 'detached' });
		const labels = await shownLabels(editor);
		const place = labels.indexOf('Message Type') + 1;
		expect(labels[place]).toBe(isTold ? NOTICE : 'Text');
	});

	it('stands above a text that takes line breaks', async () => {
		const text = desk.editor.field('text').locator('textarea');
		await text.fill('Hello\nNoor');
		expect(await text.inputValue()).toBe('Hello\nNoor');
	});
});
