import type { INodeParameters } from 'n8n-workflow';
import { waitFor } from '../e2e/support/waitFor';
import { withIds, by, byId } from '../support/harness';
import { sinchConversationCase } from './cases/sinchConversation';
import { useDesk } from './support/desk';
import { openPanel, openSideBySide, useService } from './support/service';

const desk = useDesk();

const ofTemplate = (parameters: INodeParameters) => withIds('message:send', { messageType: 'template', ...parameters });
const nodes: Record<string, { parameters: INodeParameters; fields: string[] }> = {
	WhatsApp: {
		parameters: ofTemplate({
			templateOf: 'WHATSAPP',
			whatsAppTemplate: by('name', 'order_shipped'),
			templateLanguage: by('code', 'sv'),
		}),
		fields: ['Text {{1}}', 'Text {{2}}'],
	},
	'Omni-channel': {
		parameters: ofTemplate({ templateOf: 'omni', omniTemplate: byId('order_shipped') }),
		fields: ['name'],
	},
};

describe('A Sinch template in the editor', () => {
	const service = useService(desk, sinchConversationCase.manifest, sinchConversationCase.newNode);
	beforeAll(async () => {
		const sketches = Object.entries(nodes).map(([name, { parameters }]) => service.sketch(name, parameters));
		await openSideBySide(desk, 'Templates', sketches);
	});

	it.each(Object.entries(nodes))('of %s has a field for each variable', async (name, { fields }) => {
		await openPanel(desk, name);
		const panel = desk.editor.page.getByTestId('node-parameters');
		const labels = async () => await panel.locator('label').filter({ visible: true }).allInnerTexts();
		const texts = async () => (await labels()).map((text) => text.split('\n')[0]?.trim() ?? '');
		const allShown = async () => {
			const shown = await texts();
			return fields.every((field) => shown.includes(field)) ? true : undefined;
		};
		await waitFor(allShown, { what: fields.join(', ') }).catch(() => undefined);
		await desk.editor.screenshot(`template-${name}`);
		expect(await texts()).toEqual(expect.arrayContaining(fields));
	});
});
