import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const API = '/api/v1/accounts/{account_id}';
const store = () => harness.sandbox.store;
const send = async (more: object = {}) =>
	await harness.run('message:sendToContact', {
		inboxId: byId('7'),
		person: by('phone_number', '+491700001'),
		text: 'Hi there',
		...more,
	});

describe('Message: Send to Contact, step by step', () => {
	it('finds message and conversation of which the answer got lost', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', method: 'POST', route: `${API}/conversations` });
		const { items, error } = await send();
		expect(error).toBeUndefined();
		const message = store().messages.at(-1);
		expect(items[0]?.json).toMatchObject({ messageId: message?.id, conversation: 'created', text: 'Hi there' });
		expect(store().messagesWithContent('Hi there')).toHaveLength(1);
	});

	it.each(['contacts', 'conversations'])(
		'looks up what was created when the answer of POST /%s is empty',
		async (path) => {
			harness.sandbox.faults.add({ kind: 'empty', method: 'POST', route: `${API}/${path}` });
			const { items, error } = await send();
			expect(error).toBeUndefined();
			const message = store().messages.at(-1);
			const ids = {
				messageId: message?.id,
				conversationId: message?.conversationId,
				contactId: store().contacts.at(-1)?.id,
			};
			expect(items[0]?.json).toMatchObject({ ...ids, contact: 'created', conversation: 'created' });
			expect([store().contacts.length, store().messagesWithContent('Hi there').length]).toEqual([121, 1]);
		},
	);

	it('says that a contact may have been created when neither its creation nor the look-up after it is answered', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', method: 'POST', route: `${API}/contacts` });
		const afterwards = { times: Infinity, when: () => store().contacts.length > 120 };
		harness.sandbox.faults.add({ kind: '500', ...afterwards });
		const { error } = await send();
		expect(error?.message).toMatch(
			/^The contact may have been created, but no message was sent: Chatwoot broke the connection/,
		);
	});

	it('sends files into the conversation of which the answer is empty', async () => {
		harness.sandbox.faults.add({ kind: 'empty', method: 'POST', route: `${API}/conversations` });
		const binary = { data: { data: 'YWJj', mimeType: 'text/plain', fileName: 'a.txt' } };
		const { items } = await harness.run(
			'message:sendToContact',
			{ inboxId: byId('7'), person: by('phone_number', '+491700001'), text: 'See', options: { attachments: 'data' } },
			[{ json: {}, binary }],
		);
		expect(items[0]?.json).toMatchObject({ conversationId: store().conversations.at(-1)?.id, conversation: 'created' });
	});

	it('says that a contact may have been created when the answer is empty and none is found', async () => {
		harness.sandbox.faults.add({ kind: 'raw', status: 200, body: {}, method: 'POST', route: `${API}/contacts` });
		const { error } = await send();
		expect(error?.message).toBe(
			'The contact may have been created, but no message was sent: the answer of Chatwoot does not confirm it',
		);
	});

	it('finds a message whose text Chatwoot has rendered', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', method: 'POST', route: `${API}/conversations` });
		const { items, error } = await send({
			text: 'Hi {{contact.name}}',
			options: { contactName: 'Ada', renderLiquid: true },
		});
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ text: 'Hi Ada', messageId: store().messages.at(-1)?.id });
		expect(store().messages).toHaveLength(3001);
	});

	it('sends files to a new conversation in a request of their own', async () => {
		const binary = { data: { data: 'YWJj', mimeType: 'text/plain', fileName: 'a.txt' } };
		const { items } = await harness.run(
			'message:sendToContact',
			{ inboxId: byId('7'), person: by('phone_number', '+491700001'), text: 'See', options: { attachments: 'data' } },
			[{ json: {}, binary }],
		);
		expect(items[0]?.json).toMatchObject({ conversation: 'created', text: 'See' });
		expect(store().messages.at(-1)?.attachments).toHaveLength(1);
	});

	it('names the contact that it had created before a later step failed', async () => {
		harness.sandbox.faults.add({
			kind: 'raw',
			status: 422,
			body: { error: 'No' },
			method: 'POST',
			route: `${API}/conversations`,
		});
		const { error } = await send();
		expect(error?.message).toContain('Before that, contact 121 was created');
		expect(error?.message).toContain('No');
	});

	it('names the contact and the conversation that it had created before the message failed', async () => {
		const route = `${API}/conversations/{conversation_id}/messages`;
		harness.sandbox.faults.add({ kind: 'raw', status: 422, body: { error: 'No' }, method: 'POST', route });
		const { error } = await send({ options: { echoId: 'row-1' } });
		expect(error?.message).toContain('Before that, contact 121 was created and conversation 301 was created');
	});

	it('names the contact also when the message fails after further attempts', async () => {
		harness.sandbox.faults.add({ kind: '503', method: 'POST', route: `${API}/conversations`, times: Infinity });
		const { error } = await send({ skipIfSent: true });
		expect(harness.requestsTo(`POST ${API}/conversations`).length).toBeGreaterThan(1);
		expect(error?.message).toContain('Before that, contact 121 was created');
	});

	it('names a conversation that it had reopened', async () => {
		const route = `${API}/conversations/{conversation_id}/messages`;
		harness.sandbox.faults.add({ kind: 'raw', status: 422, body: { error: 'No' }, method: 'POST', route });
		const { error } = await send({
			person: by('phone_number', '+12025550001'),
			options: { conversationChoice: 'reopenLast' },
		});
		expect(error?.message).toContain('Before that, conversation 241 was reopened');
	});

	describe('to a blocked contact', () => {
		const blocked = { person: by('phone_number', '+12025550001') };
		beforeEach(() => Object.assign(store().contacts[0] ?? {}, { blocked: true }));

		it.each([{}, { checkOnly: true }])('is refused before anything changes: %j', async (more) => {
			const { error } = await send({ ...blocked, ...more });
			expect(error?.message).toContain('Contact 1 is blocked in Chatwoot, so no message was sent');
			expect([store().conversations.length, store().messages.length]).toEqual([300, 3000]);
		});

		it('sends when the row asks for it', async () => {
			const { items } = await send({ ...blocked, options: { sendToBlocked: true } });
			expect(items[0]?.json).toMatchObject({ contactId: 1, conversation: 'created', status: 'sent' });
		});
	});
});
