import type { IBinaryData } from 'n8n-workflow';
import { addChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { INCOMING } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';

useExpressionEngine();

const OGG = Buffer.from('OggS and sound').toString('base64');
const PNG = Buffer.from('\x89PNG\r\n', 'latin1').toString('base64');
const general = { mimeType: 'application/octet-stream' };

describe.each(['4.15', '4.8'] as const)('files for Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });

	/** What WhatsApp gets of a message with this file. */
	const deliver = async (file: IBinaryData, options: object = {}, more: object = {}) => {
		const { store, channels, delivered } = harness.sandbox;
		const { id } = store.insertConversation({
			contactId: 1,
			inboxId: addChannelInboxes(store).whatsApp.id,
			sourceId: '12025550001',
		});
		store.insertMessage({ conversationId: id, content: 'Hi', type: INCOMING, sender: { type: 'contact', id: 1 } });
		const parameters = { conversationId: byId(String(id)), options: { attachments: 'data', ...options }, ...more };
		const { error } = await harness.run('message:send', parameters, [{ json: {}, binary: { data: file } }]);
		await channels.deliverNow();
		return { error, body: delivered.at(-1)?.body };
	};

	it('of a general type arrive as what they are', async () => {
		expect(await deliver({ ...general, data: PNG, fileName: 'photo.png' })).toMatchObject({ body: { type: 'image' } });
		expect(await deliver({ ...general, data: PNG })).toMatchObject({ body: { type: 'image' } });
		expect(harness.sandbox.store.messages.at(-1)?.attachments[0]?.file).toMatchObject({ name: 'data.png' });
	});

	it('of audio arrive as a voice message', async () => {
		const voice = { voiceMessage: true };
		const { error, body } = await deliver({ ...general, data: OGG, fileName: 'answer.ogg' }, voice);
		expect(error).toBeUndefined();
		expect(body).toMatchObject({ type: 'audio', audio: { voice: true } });
		const plain = await deliver({ ...general, data: OGG, fileName: 'answer.ogg' });
		expect(plain.body).not.toMatchObject({ audio: { voice: true } });
	});

	it('that are no audio are refused as a voice message, and so is a text', async () => {
		const voice = { voiceMessage: true };
		const { error } = await deliver({ ...general, data: PNG, fileName: 'photo.png' }, voice);
		expect(error?.message).toBe('"Voice Message" is on, but photo.png is image/png');
		const text = await deliver({ ...general, data: PNG }, { ...voice, attachments: '' }, { text: 'Hello' });
		expect(text.error?.message).toContain('has no file');
		expect(harness.sandbox.requests.filter(({ method }) => method === 'POST')).toEqual([]);
	});
});
