import { createHmac } from 'node:crypto';
import { useChatwootClient } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useChatwootClient();

const seeded = () => {
	const found = harness.sandbox.store.conversation(2);
	if (!found) throw new Error('There is no conversation 2');
	return { sourceId: found.sourceId, conversationId: '2' };
};
const hashOf = (identifier: string) => createHmac('sha256', 'sandbox-hmac-token').update(identifier).digest('hex');

describe('Chatwoot Client: Contact', () => {
	it('creates one, signs its identifier, and keeps the token to itself', async () => {
		const { items } = await harness.run('contact:create', { contactName: 'Ada', contactIdentifier: 'crm-900' });
		const contact = harness.sandbox.store.contacts.at(-1);
		expect(items[0]?.json).toEqual({
			sourceId: contact?.sessions[0]?.sourceId,
			contactId: contact?.id,
			name: 'Ada',
			status: 'sent',
		});
		expect(harness.sandbox.requests[0]?.body).toEqual({
			name: 'Ada',
			identifier: 'crm-900',
			identifier_hash: hashOf('crm-900'),
			source_id: contact?.sessions[0]?.sourceId,
		});
		// Chatwoot checks the hash, but verifies the session of an update only.
		expect(contact?.sessions[0]?.verified).toBe(false);
		expect(harness.sandbox.requests[0]?.headers.authorization).toBeUndefined();
	});

	it('gives the pubsub token only when it is asked for by name', async () => {
		const { sourceId } = seeded();
		const token = harness.sandbox.store.contact(2)?.sessions[0]?.pubsubToken;
		const raw = await harness.run('contact:get', { sourceId, options: { output: 'raw' } });
		expect(JSON.stringify(raw.items)).not.toContain(token);
		expect(raw.items[0]?.json).toMatchObject({ id: 2, source_id: sourceId });
		const named = await harness.run('contact:get', {
			sourceId,
			options: { output: 'selectedFields', selectedFields: ['pubsub_token'] },
		});
		expect(named.items[0]?.json.pubsub_token).toBe(token);
	});

	it('proves the identifier where the inbox enforces it, also when reading', async () => {
		const inbox = harness.sandbox.store.inbox(7);
		if (inbox) inbox.hmacMandatory = true;
		const { sourceId } = seeded();
		const { error } = await harness.run('contact:get', { sourceId, identifier: 'crm-002' });
		expect(error).toBeUndefined();
		expect(harness.sandbox.requests[0]?.query).toEqual({ identifier: 'crm-002', identifier_hash: hashOf('crm-002') });
		const unproven = await harness.run('contact:get', { sourceId });
		expect(unproven.error?.message).toContain('most likely because the identity is not proven');
		expect(unproven.error?.description).toContain('HMAC token');
	});

	it.each(['record', 'contact'] as const)('takes both answers to an update (%s)', async (publicUpdate) => {
		harness.sandbox.quirks.publicUpdate = publicUpdate;
		const { sourceId } = seeded();
		const { items } = await harness.run('contact:update', {
			sourceId,
			updateFields: { name: 'Renamed' },
			output: publicUpdate === 'contact' ? 'raw' : 'simplified',
		});
		expect(items[0]?.json).toMatchObject({ name: 'Renamed' });
		expect(items[0]?.json).not.toHaveProperty('pubsub_token');
		if (publicUpdate === 'record') expect(items[0]?.json.sourceId).toBe(sourceId);
	});

	it('says where to look when the inbox or the session is not known', async () => {
		const { error } = await harness.run('contact:get', { sourceId: 'nobody' });
		expect(error?.message).toContain('Source ID "nobody"');
		expect(error?.description).toContain('Inbox Identifier');
	});
});

describe('Chatwoot Client: Conversation', () => {
	it('opens one with custom attributes, and one without anything', async () => {
		const { sourceId } = seeded();
		await harness.run('conversation:create', {
			sourceId,
			options: { customAttributes: { attribute: [{ key: 'vip', value: '={{ true }}' }] } },
		});
		expect(harness.sandbox.store.conversations.at(-1)?.customAttributes).toEqual({ vip: true });
		const { items } = await harness.run('conversation:create', { sourceId });
		expect(items[0]?.json).toMatchObject({ conversationId: 302, contactId: 2, inboxId: 7, conversationStatus: 'open' });
	});

	it('lists, gets, resolves, types and sees', async () => {
		const at = seeded();
		const list = await harness.run('conversation:getAll', {
			sourceId: at.sourceId,
			returnAll: true,
		});
		expect(list.items.map(({ json }) => json.conversationId)).toContain(2);
		expect((await harness.run('conversation:get', at)).items[0]?.json).toMatchObject({
			conversationId: 2,
			messageCount: 9,
		});
		expect((await harness.run('conversation:toggleStatus', at)).items[0]?.json).toMatchObject({
			conversationStatus: 'resolved',
		});
		expect((await harness.run('conversation:toggleTyping', { ...at, typing: false })).items[0]?.json).toEqual({
			conversationId: 2,
			typing: false,
		});
		expect((await harness.run('conversation:updateLastSeen', at)).items[0]?.json).toEqual({
			conversationId: 2,
			seen: true,
		});
	});
});

describe('Chatwoot Client: Message', () => {
	it('sends text and files as the contact, once', async () => {
		const at = { ...seeded(), text: 'Look', skipIfSent: true, options: { attachments: 'data' } };
		const item = { json: {}, binary: { data: { data: Buffer.from('abc').toString('base64'), mimeType: 'image/png' } } };
		const first = await harness.run('message:send', at, [item]);
		const again = await harness.run('message:send', at, [item]);
		expect(harness.sandbox.store.messagesWithContent('Look')).toHaveLength(1);
		expect(harness.sandbox.store.messages.at(-1)).toMatchObject({ type: 0, sender: { type: 'contact', id: 2 } });
		expect(harness.sandbox.store.messages.at(-1)?.attachments[0]?.file.bytes.toString()).toBe('abc');
		expect(first.items[0]?.json).toMatchObject({ direction: 'incoming', channel: 'api', contactId: 2, text: 'Look' });
		expect(again.items[0]?.json).toMatchObject({ status: 'already sent', messageId: first.items[0]?.json.messageId });
	});

	it.each([1, 5])('recognises rows that differ in what the API does not show, %d at once', async (concurrency) => {
		const files = { data: { data: Buffer.from('abc').toString('base64'), mimeType: 'text/plain', fileName: 'a.txt' } };
		const rows = [
			{ json: { text: 'Look', echo: 'one', files: '' } },
			{ json: { text: 'Look', echo: 'two', files: '' } },
			{ json: { text: ' Look\n', echo: 'three', files: '' } },
			{ json: { text: 'Look', echo: 'four', files: 'data' }, binary: files },
			{ json: { text: 'Look', echo: 'five', files: 'data' }, binary: files },
		];
		const options = { concurrency, echoId: '={{ $json.echo }}', attachments: '={{ $json.files }}' };
		const parameters = { ...seeded(), text: '={{ $json.text }}', skipIfSent: true, options };
		const { items, error } = await harness.run('message:send', parameters, rows);
		expect(error).toBeUndefined();
		const [texts, withFile] = [items.slice(0, 3), items.slice(3)].map((of) => of.map(({ json }) => json.status).sort());
		expect(texts).toEqual(['already sent', 'already sent', 'sent']);
		expect(withFile).toEqual(['already sent', 'sent']);
	});

	it('repeats nothing after a lost answer, unless told to look first', async () => {
		harness.sandbox.faults.add({ kind: 'reset-after-write', method: 'POST' });
		const { error } = await harness.run('message:send', { ...seeded(), text: 'Once' });
		expect(error?.message).toContain('The message may have been sent');
		harness.sandbox.faults.add({ kind: 'reset-after-write', method: 'POST' });
		const skipping = { ...seeded(), text: 'Twice', skipIfSent: true };
		expect((await harness.run('message:send', skipping)).error).toBeUndefined();
		expect(harness.sandbox.store.messagesWithContent('Once')).toHaveLength(1);
		expect(harness.sandbox.store.messagesWithContent('Twice')).toHaveLength(1);
	});

	it('walks back through all messages, 20 at a time', async () => {
		for (let index = 0; index < 70; index++) {
			harness.sandbox.store.insertMessage({ conversationId: 2, content: `n${index}` });
		}
		const { items } = await harness.run('message:getAll', { ...seeded(), returnAll: true });
		expect(new Set(items.map(({ json }) => json.messageId)).size).toBe(79);
	});

	it.each([
		[
			{ answerKind: 'survey', rating: 4, feedback: 'Quick' },
			{ csat_survey_response: { rating: 4, feedback_message: 'Quick' } },
		],
		[{ answers: { answer: [{ title: 'Yes', value: 'yes' }] } }, [{ title: 'Yes', value: 'yes' }]],
	])('answers %j', async (parameters, submitted_values) => {
		const messageId = String(harness.sandbox.store.messagesOf(2)[0]?.id);
		await harness.run('message:update', { ...seeded(), messageId, ...parameters });
		expect(harness.sandbox.requests[0]?.body).toEqual({ submitted_values });
	});
});
