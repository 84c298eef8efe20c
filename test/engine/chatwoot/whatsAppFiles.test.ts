import type { INodeExecutionData } from 'n8n-workflow';
import { addChannelInboxes, type ChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { INCOMING, OUTGOING } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();

const SEND = 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';
const LIST = 'GET /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';
const skipping = { skipIfSent: true };

const fileOf = (fileName: string, mimeType: string) => ({
	data: Buffer.from(fileName).toString('base64'),
	mimeType,
	fileName,
});
const item: INodeExecutionData = {
	json: {},
	binary: {
		invoice: fileOf('invoice.pdf', 'application/pdf'),
		terms: fileOf('terms.pdf', 'application/pdf'),
		photo: fileOf('photo.png', 'image/png'),
		voice: fileOf('voice.ogg', 'audio/ogg'),
	},
};
const three = { text: 'Your order', options: { attachments: 'invoice, terms, photo' } };

/** A Chatwoot with a conversation on WhatsApp, in which the contact has just written. */
function useWhatsApp(serverVersion: '4.8' | '4.15', channel: keyof ChannelInboxes = 'whatsApp') {
	const harness = useChatwoot({ serverVersion });
	let id = 0;
	let before = 0;
	beforeEach(() => {
		const { store } = harness.sandbox;
		const { id: inboxId } = addChannelInboxes(store)[channel];
		({ id } = store.insertConversation({ contactId: 1, inboxId, sourceId: '12025550001', status: 'open' }));
		store.insertMessage({ conversationId: id, content: 'Hi', type: INCOMING, sender: { type: 'contact', id: 1 } });
		before = store.messages.length;
	});
	const stored = () => harness.sandbox.store.messages.slice(before).filter(({ type }) => type === OUTGOING);
	return {
		harness,
		inboxId: () => byId(String(harness.sandbox.store.conversation(id)?.inboxId)),
		stored,
		shown: () => stored().map(({ content, attachments }) => [content, ...attachments.map(({ file }) => file.name)]),
		send: async (values: object, settings = {}) =>
			await harness.run('message:send', { conversationId: byId(String(id)), ...values }, [item], settings),
		/** Lets WhatsApp get what waits whenever the node looks. */
		deliverOnLook: () =>
			harness.sandbox.faults.add({
				kind: 'slow',
				delayMs: 0,
				route: LIST,
				when: () => {
					void harness.sandbox.channels.deliverNow();
					return false;
				},
			}),
	};
}

const separate = [
	['Your order', 'invoice.pdf'],
	['', 'terms.pdf'],
	['', 'photo.png'],
];

describe.each(['4.15', '4.8'] as const)('Several files on WhatsApp, Chatwoot %s', (version) => {
	const { harness, inboxId, stored, shown, send, deliverOnLook } = useWhatsApp(version);

	it('go out as several messages in their order, the text with the first', async () => {
		const { items } = await send(three);
		expect(shown()).toEqual(separate);
		const [first, ...further] = stored().map(({ id }) => id);
		expect(items[0]?.json).toMatchObject({ messageId: first, text: 'Your order', furtherMessageIds: further });
		await harness.sandbox.channels.deliverNow();
		expect(harness.sandbox.delivered.map(({ messageId }) => messageId)).toEqual([first, ...further]);
	});

	it('wait five seconds for each other when WhatsApp does not take them, and go on at once when it does', async () => {
		await send(three);
		expect(harness.clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(10_000);
		harness.clock.slept.length = 0;
		deliverOnLook();
		await send(three);
		expect(harness.clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(10_000);
		expect(shown()).toEqual([...separate, ...separate]);
	});

	it('are not sent a second time with Skip If Already Sent', async () => {
		await send({ ...three, ...skipping });
		const { items } = await send({ ...three, ...skipping });
		expect(items[0]?.json.status).toBe('already sent');
		expect(shown()).toEqual(separate);
	});

	it('are named when a later one fails, and Skip If Already Sent sends the missing ones only', async () => {
		const isTerms = ({ body }: { body: unknown }) => JSON.stringify(body).includes('terms.pdf');
		harness.sandbox.faults.add({ kind: 'raw', status: 422, body: { error: 'No' }, route: SEND, when: isTerms });
		const { error } = await send({ ...three, ...skipping });
		expect(error?.message).toContain('Sent before that: invoice.pdf (1 of 3)');
		expect(shown()).toEqual(separate.slice(0, 1));
		const { items } = await send({ ...three, ...skipping });
		expect(items[0]?.json.status).toBe('sent');
		expect(shown()).toEqual(separate);
	});

	it('go on where they stopped when n8n runs the node again', async () => {
		const isTerms = ({ body }: { body: unknown }) => JSON.stringify(body).includes('terms.pdf');
		harness.sandbox.faults.add({ kind: '429', route: SEND, when: isTerms });
		const impatient = { ...three, options: { ...three.options, maxWait: 0 } };
		const { error } = await send(impatient, { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 });
		expect(error).toBeUndefined();
		expect(shown()).toEqual(separate);
	});

	it('go on also when they have used up Stop After themselves', async () => {
		const isTerms = ({ body }: { body: unknown }) => JSON.stringify(body).includes('terms.pdf');
		harness.sandbox.faults.add({ kind: '429', route: SEND, when: isTerms });
		const limited = { ...three, options: { ...three.options, maxWait: 0, stopAfter: 1 } };
		const { items } = await send(limited, { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 });
		expect(items[0]?.json.status).toBe('sent');
		expect(shown()).toEqual(separate);
	});

	it('are stored once each when answers get lost', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', route: SEND });
		harness.sandbox.faults.add({ kind: '503', route: SEND });
		const { error } = await send({ ...three, ...skipping });
		expect(error).toBeUndefined();
		expect(shown()).toEqual(separate);
	});

	it('stop when WhatsApp refuses one, and the row says so', async () => {
		harness.sandbox.channels.outbox.refusals.push('(#131053) Media upload error');
		deliverOnLook();
		const { error } = await send(three);
		expect(error?.message).toContain('WhatsApp did not take the message, so the rest of it was not sent');
		expect(error?.message).toContain('(#131053) Media upload error');
		expect(shown()).toEqual(separate.slice(0, 1));
	});

	it('go into one conversation with Send to Contact', async () => {
		const values = { inboxId: inboxId(), person: by('phone_number', '+12025550001'), ...three };
		const { items } = await harness.run('message:sendToContact', values, [item]);
		expect(new Set(stored().map(({ conversationId }) => conversationId)).size).toBe(1);
		expect(shown()).toEqual(separate);
		expect(items[0]?.json.furtherMessageIds).toHaveLength(2);
	});

	it('are not sent while the conversation cannot be read', async () => {
		const route = 'GET /api/v1/accounts/{account_id}/conversations/{conversation_id}';
		harness.sandbox.faults.add({ kind: '500', route, times: Infinity });
		const { error } = await send(three);
		expect(error).toBeDefined();
		expect(shown()).toEqual([]);
	});

	it('are not sent by Check Only, which finds them afterwards', async () => {
		const check = async () => (await send({ ...three, skipIfSent: true, checkOnly: true })).items[0]?.json;
		expect(await check()).toMatchObject({ wouldBe: 'sent' });
		expect(shown()).toEqual([]);
		await send(three);
		expect(await check()).toMatchObject({ wouldBe: 'already sent' });
	});
});

describe('Several files on WhatsApp, with the token of an agent bot', () => {
	const { harness, shown, send } = useWhatsApp('4.15');

	it('go out as several messages, because the conversation tells its channel', async () => {
		const { botToken } = harness.sandbox.credentials;
		Object.assign(harness.setup.credentials.chatwootApi ?? {}, { accessToken: botToken });
		await send(three);
		expect(shown()).toEqual(separate);
	});
});

describe('A file on WhatsApp', () => {
	const { shown, send } = useWhatsApp('4.15');

	it('is one message with its text', async () => {
		await send({ text: 'Your order', options: { attachments: 'invoice' } });
		expect(shown()).toEqual([['Your order', 'invoice.pdf']]);
	});

	it.each([
		['audio', 'Listen', 'voice', 'voice.ogg'],
		['a file with a text that is too long for a caption', 'x'.repeat(1025), 'invoice', 'invoice.pdf'],
	])('follows the text in a message of its own: %s', async (_name, text, attachments, fileName) => {
		await send({ text, options: { attachments } });
		expect(shown()).toEqual([[text], ['', fileName]]);
	});

	it('is one message without a text', async () => {
		await send({ options: { attachments: 'voice' } });
		expect(shown()).toEqual([['', 'voice.ogg']]);
	});
});

describe('Several files on WhatsApp over Twilio', () => {
	const { shown, send } = useWhatsApp('4.15', 'twilio');

	it('go out as several messages', async () => {
		await send(three);
		expect(shown()).toEqual(separate);
	});
});

describe('Several files by SMS', () => {
	const { shown, send } = useWhatsApp('4.15', 'sms');

	it('go out as one message', async () => {
		await send(three);
		expect(shown()).toEqual([['Your order', 'invoice.pdf', 'terms.pdf', 'photo.png']]);
	});
});
