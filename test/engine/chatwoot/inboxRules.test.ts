import { addChannelInboxes, type ChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { INCOMING } from '../../../sandbox/chatwoot/store/records';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const PHONE = '+12025550001';
let inboxes: ChannelInboxes;
beforeEach(() => {
	inboxes = addChannelInboxes(harness.sandbox.store);
});
const counts = () => {
	const { contacts, conversations, messages } = harness.sandbox.store;
	return [contacts.length, conversations.length, messages.length];
};
const sendThrough = async ({ id }: { id: number }, more: object = {}) =>
	await harness.run('message:sendToContact', {
		inboxId: byId(String(id)),
		person: by('phone_number', PHONE),
		text: 'Hi there',
		...more,
	});
const refused = async (inbox: { id: number }, more: object = {}) => {
	const before = counts();
	const { error } = await sendThrough(inbox, more);
	expect(counts()).toEqual(before);
	return error?.message;
};
const template = (values: string[], more: object = {}) => ({
	content: 'template',
	templateName: 'order_update',
	templateLanguage: 'en',
	templateFill: 'names',
	templateParameters: { parameter: values.map((value, index) => ({ key: String(index + 1), value })) },
	...more,
});

/** A conversation on WhatsApp in which contact 1 has just written. */
const written = () => {
	const { store } = harness.sandbox;
	const { id } = store.insertConversation({ contactId: 1, inboxId: inboxes.whatsApp.id, sourceId: '12025550001' });
	Object.assign(store.conversation(id) ?? {}, { status: 'open' });
	store.insertMessage({ conversationId: id, content: 'Hi', type: INCOMING, sender: { type: 'contact', id: 1 } });
	return id;
};

describe('Message: Send to Contact, on WhatsApp', () => {
	it.each([{}, { person: by('phone_number', '+491700001') }, { checkOnly: true }])(
		'refuses a text to somebody who has not written: %j',
		async (more) => {
			expect(await refused(inboxes.whatsApp, more)).toContain('WhatsApp takes only a template here');
		},
	);

	it('sends a text to somebody who has just written', async () => {
		const id = written();
		const { items } = await sendThrough(inboxes.whatsApp);
		expect(items[0]?.json).toMatchObject({ conversationId: id, conversation: 'reused' });
	});

	it('sends an approved template with its parameters to somebody new', async () => {
		const { error } = await sendThrough(inboxes.whatsApp, {
			person: by('phone_number', '+491700001'),
			...template(['Ada', 'A-1']),
		});
		expect(error).toBeUndefined();
		await harness.sandbox.channels.deliverNow();
		const parameters = ['Ada', 'A-1'].map((text) => ({ type: 'text', text }));
		expect(harness.sandbox.delivered.map(({ body }) => body)).toMatchObject([
			{ template: { components: [{ type: 'body', parameters }] } },
		]);
	});

	it.each([
		[template(['', 'A-1']), 'Template parameter "1" is empty'],
		[template(['Ada'], { templateName: 'nonsense' }), 'no template "nonsense"'],
		[template(['Ada'], { templateLanguage: 'de' }), 'no template "order_update" in the language "de"'],
		[template([], { templateName: 'sale' }), 'Meta has not approved the template "sale"'],
	])('refuses %j', async (more, words) => {
		expect(await refused(inboxes.whatsApp, more)).toContain(words);
	});

	it('refuses a text that is too long', async () => {
		written();
		expect(await refused(inboxes.whatsApp, { text: 'x'.repeat(4097) })).toContain('4,096 characters');
	});
});

describe('Message: Send to Contact, through an inbox that does not reach the contact', () => {
	it('says that the customer has to write first', async () => {
		expect(await refused(inboxes.line)).toContain('In the inbox "LINE" the customer has to write first');
	});

	it('names the address that is missing', async () => {
		const identifier = 'crm-no-address';
		harness.sandbox.store.insertContact({ identifier });
		const person = by('identifier', identifier);
		expect(await refused(inboxes.email, { person })).toContain('The contact has no email address');
		expect(await refused(inboxes.sms, { person })).toContain('The contact has no phone number');
	});
});
