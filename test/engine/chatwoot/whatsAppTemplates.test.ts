import { addChannelInboxes, type ChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { INCOMING } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();
const API = '/api/v1/accounts/{account_id}';

let inboxes: ChannelInboxes;
beforeEach(() => {
	inboxes = addChannelInboxes(harness.sandbox.store);
});

/** A conversation, in which the contact has just written unless `silent` is set. */
const open = (inbox: keyof ChannelInboxes, silent = false) => {
	const { store } = harness.sandbox;
	const { id } = store.insertConversation({ contactId: 1, inboxId: inboxes[inbox].id, sourceId: '12025550001' });
	if (!silent)
		store.insertMessage({ conversationId: id, content: 'Hi', type: INCOMING, sender: { type: 'contact', id: 1 } });
	return id;
};
const send = async (values: object, inbox: keyof ChannelInboxes = 'whatsApp', silent = false) =>
	await harness.run('message:send', { conversationId: byId(String(open(inbox, silent))), ...values });
const refused = async (values: object, inbox: keyof ChannelInboxes = 'whatsApp', silent = false) => {
	const before = harness.sandbox.store.messages.length;
	const { error } = await send(values, inbox, silent);
	expect(harness.sandbox.store.messages).toHaveLength(before + (silent ? 0 : 1));
	return error?.message;
};
const delivered = async () => {
	await harness.sandbox.channels.deliverNow();
	return harness.sandbox.delivered.map(({ body }) => body);
};
const template = (parameters: Record<string, string>, more: object = {}) => ({
	content: 'template',
	text: 'Your order',
	templateName: 'order_update',
	templateFill: 'names',
	templateParameters: { parameter: Object.entries(parameters).map(([key, value]) => ({ key, value })) },
	...more,
});

describe('Message: Send, a text on WhatsApp', () => {
	it.each(['whatsApp', 'twilio'] as const)('is refused outside the window of 24 hours: %s', async (inbox) => {
		expect(await refused({ text: 'Hello' }, inbox, true)).toContain('WhatsApp takes only a template here');
	});

	it.each([
		['whatsApp', 4097, '4,096 characters that WhatsApp takes'],
		['twilio', 1601, '1,600 characters that Twilio takes'],
	] as const)('is refused when it is too long: %s', async (inbox, length, words) => {
		expect(await refused({ text: 'x'.repeat(length) }, inbox)).toContain(words);
	});

	it('may be a private note at any time', async () => {
		const { error } = await send({ text: 'x'.repeat(5000), options: { messageType: 'note' } }, 'whatsApp', true);
		expect(error).toBeUndefined();
	});

	it('costs a look at the conversation, one for all rows with it', async () => {
		const rows = ['One', 'Two', 'Three'].map((text) => ({ json: { text } }));
		const { error } = await harness.run(
			'message:send',
			{ conversationId: byId(String(open('whatsApp'))), text: '={{ $json.text }}' },
			rows,
		);
		expect(error).toBeUndefined();
		expect(harness.requestsTo(`GET ${API}/conversations/{conversation_id}`)).toHaveLength(1);
	});

	it('costs no look in an account without WhatsApp and Twilio', async () => {
		const { store } = harness.sandbox;
		store.inboxes.splice(0, store.inboxes.length, ...store.inboxes.filter(({ id }) => id === 7));
		const { error } = await harness.run('message:send', { conversationId: byId('2'), text: 'Hello' });
		expect(error).toBeUndefined();
		expect(harness.requestsTo(`GET ${API}/conversations/{conversation_id}`)).toEqual([]);
	});
});

describe('Message: Send, a template', () => {
	it.each([
		{ headerText: 'Hi' },
		{ mediaUrl: 'https://example.com/a.png' },
		{ mediaName: 'a.pdf' },
		{ templateButtons: { button: [{ number: 1, type: 'url', value: 'A-1' }] } },
	])('is refused with Flat when it has parameters that Flat cannot carry: %j', async (others) => {
		const message = await refused(template({ '1': 'A-1' }, { options: { format: 'flat', ...others } }));
		expect(message).toContain('"Parameter Format" is Flat, which carries the parameters of the text only');
	});

	const media = (more: object) => template({ '1': 'Ada', '2': 'A-1' }, { options: more });

	it.each([
		[template({ '1': 'Ada' }), 'needs the parameter "2"'],
		[template({ '1': 'Ada', '2': 'A-1', '3': 'x' }), 'has no parameter "3"'],
		[template({ '1': 'Ada', order: 'A-1' }), 'needs the parameter "2"'],
		[template({ '1': 'Ada', '2': ' ' }), 'parameter "2" is empty'],
		[template({ '1': 'Ada', '2': 'x'.repeat(1001) }), 'parameter "2" has 1001 characters'],
		[template({ '1': 'Ada', '2': 'A-1\nA-2' }), 'parameter "2" has a line break, a tab or more than four blanks'],
		[template({ '1': 'Ada', '2': 'A-1\tA-2' }), 'which WhatsApp refuses in a template'],
		[template({ '1': 'Ada     B', '2': 'A-1' }), 'parameter "1" has a line break, a tab or more than four blanks'],
		[media({ mediaUrl: 'ftp://example.com/a.pdf' }), 'The URL of the file in the header cannot be sent'],
		[
			media({ mediaUrl: `https://example.com/${'a'.repeat(1000)}` }),
			'The URL of the file in the header cannot be sent',
		],
		[media({ mediaUrl: "https://example.com/a'b.pdf" }), 'The URL of the file in the header cannot be sent'],
		[
			media({ templateButtons: { button: [{ number: 1, type: 'copy_code', value: '1234567890123456' }] } }),
			'a code to copy has 1 to 15 characters',
		],
	])('is refused: %j', async (values, words) => {
		expect(await refused(values)).toContain(words);
	});

	it('goes out with a parameter that Chatwoot alters, and the item says so', async () => {
		const { items } = await send(template({ '1': "Ana O'Brien", '2': 'A-1' }));
		expect(items[0]?.json.alteredParameters).toEqual({ '1': 'Ana OBrien' });
		const parameters = ['Ana OBrien', 'A-1'].map((text) => ({ type: 'text', text }));
		expect(await delivered()).toMatchObject([{ template: { components: [{ parameters }] } }]);
	});

	it('says in Check Only what Chatwoot would alter', async () => {
		const checking = { checkOnly: true };
		const { items } = await send({ ...template({ '1': '<Ada>', '2': 'A-1' }), ...checking });
		expect(items[0]?.json).toMatchObject({ wouldBe: 'sent', alteredParameters: { '1': 'Ada' } });
	});

	it('may have line breaks at the ends of its parameters, which Chatwoot takes away', async () => {
		expect((await send(template({ '1': 'Ada\n', '2': '    A-1' }))).error).toBeUndefined();
	});

	it('has braces and quotes as given where nothing is altered', async () => {
		const { items } = await send(template({ '1': '{{Ada}}', '2': 'A-1' }));
		expect(items[0]?.json.alteredParameters).toBeUndefined();
	});
});

describe('Message: Send, a template over Twilio', () => {
	it('goes out with its variables, outside the window, too', async () => {
		const { items } = await send(template({ '1': "O'Brien", '2': 'A-1' }), 'twilio', true);
		expect(items[0]?.json.alteredParameters).toBeUndefined();
		expect(await delivered()).toMatchObject([
			{ content_sid: 'HX-order_update', content_variables: JSON.stringify({ '1': "O'Brien", '2': 'A-1' }) },
		]);
	});

	it.each([
		[template({ '1': 'Ada', '2': '' }), 'parameter "2" is empty'],
		[template({ '1': 'Ada' }), 'needs the parameter "2"'],
		[template({ '1': 'Ada', '2': 'A-1\nA-2' }), 'parameter "2" has a line break'],
		[template({}, { templateName: 'nonsense' }), 'no template "nonsense"'],
		[template({}, { templateLanguage: 'EN' }), 'no template "order_update" in the language "EN"'],
		[template({ '1': 'Ada' }, { templateName: 'shop' }), 'without parameters, because of its kind'],
		[template({ '1': 'a', '2': 'b' }, { options: { mediaUrl: 'https://example.com/a.pdf' } }), 'do not reach'],
	])('is refused: %j', async (values, words) => {
		expect(await refused(values, 'twilio')).toContain(words);
	});

	it('goes out with Send to Contact', async () => {
		const { error } = await harness.run('message:sendToContact', {
			inboxId: byId(String(inboxes.twilio.id)),
			person: by('phone_number', '+491700001'),
			...template({ '1': 'Ada', '2': 'A-1' }),
		});
		expect(error).toBeUndefined();
		expect(await delivered()).toMatchObject([{ to: 'whatsapp:+491700001', content_sid: 'HX-order_update' }]);
	});
});
