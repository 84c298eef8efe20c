import { addChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { by, byId } from '../../support/harness';

useExpressionEngine();

describe.each(['4.15', '4.8'] as const)('The session of a conversation on Chatwoot %s', (serverVersion) => {
	const harness = useChatwoot({ serverVersion });

	const lock = () => Object.assign(harness.sandbox.store.inbox(7) ?? {}, { lockToSingleConversation: true });
	const create = async (more: object = {}, inboxId = 7) => {
		const parameters = { inboxId: byId(String(inboxId)), contactId: byId('9'), ...more };
		const { items, error } = await harness.run('conversation:create', parameters);
		expect(error).toBeUndefined();
		return items[0]?.json ?? {};
	};
	const statusOf = (id: unknown) => harness.sandbox.store.conversation(Number(id))?.status;
	const sessions = () => harness.sandbox.store.contact(9)?.sessions ?? [];

	it('is the one that the contact has', async () => {
		const first = await create();
		const before = sessions().length;
		const second = await create();
		expect(sessions()).toHaveLength(before);
		expect(first).toMatchObject({ created: true });
		expect(second.conversationId).not.toBe(first.conversationId);
	});

	it('of several is that of the newest conversation, else the newest', async () => {
		const { store } = harness.sandbox;
		const contact = store.insertContact({ name: 'Ada' });
		for (const sourceId of ['one', 'two', 'three']) store.insertSession(contact, 7, sourceId);
		const open = async () => {
			const { conversationId } = await create({ contactId: byId(String(contact.id)) });
			return store.conversation(Number(conversationId))?.sourceId;
		};
		expect(await open()).toBe('three');
		const { id } = store.insertConversation({ contactId: contact.id, inboxId: 7, sourceId: 'two' });
		store.insertMessage({ conversationId: id, content: 'Hi' });
		expect(await open()).toBe('two');
	});

	it('may be named by the row', async () => {
		const { store } = harness.sandbox;
		store.insertSession(store.contact(9) ?? store.insertContact({}), 7, 'own');
		const { conversationId } = await create({ options: { sourceId: 'own' } });
		expect(store.conversation(Number(conversationId))?.sourceId).toBe('own');
	});

	it('is that of the present phone number, not that of a former one', async () => {
		const { store } = harness.sandbox;
		const { sms } = addChannelInboxes(store);
		const contact = store.insertContact({ name: 'Ada', phoneNumber: '+12025550777' });
		store.insertSession(contact, sms.id, '+12025550666');
		await harness.run('message:sendToContact', {
			inboxId: byId(String(sms.id)),
			person: by('phone_number', '+12025550777'),
			text: 'Hello',
		});
		expect(store.conversations.at(-1)?.sourceId).toBe('+12025550777');
		const { conversationId } = await create({ contactId: byId(String(contact.id)) }, sms.id);
		expect(store.conversation(Number(conversationId))?.sourceId).toBe('+12025550777');
	});

	it('leads to the same conversation in a locked inbox', async () => {
		lock();
		const [first, second] = [await create(), await create()];
		expect(second).toMatchObject({ conversationId: first.conversationId, created: false });
	});

	it.each([false, true])(
		'is opened once for two rows at once, with one conversation per contact: %s',
		async (isLocked) => {
			if (isLocked) lock();
			const contact = harness.sandbox.store.insertContact({ name: 'Ada' });
			const parameters = { inboxId: byId('7'), contactId: byId(String(contact.id)) };
			const { items, error } = await harness.run('conversation:create', parameters, [{ json: {} }, { json: {} }]);
			expect(error).toBeUndefined();
			expect(contact.sessions).toHaveLength(1);
			expect(new Set(items.map(({ json }) => json.conversationId)).size).toBe(isLocked ? 1 : 2);
			expect(items.map(({ json }) => json.created)).toEqual([true, !isLocked]);
		},
	);

	it('is opened once when two executions write to one contact, by its email address and by its phone number', async () => {
		const [email, phoneNumber] = ['ada@example.com', '+12025550777'];
		const contact = harness.sandbox.store.insertContact({ name: 'Ada', email, phoneNumber });
		const send = async (person: ReturnType<typeof by>) =>
			await harness.run('message:sendToContact', { inboxId: byId('7'), person, text: 'Hi' });
		const runs = await Promise.all([send(by('email', email)), send(by('phone_number', phoneNumber))]);
		expect(runs.map(({ items }) => items[0]?.json.conversation).sort()).toEqual(['created', 'reused']);
		expect(contact.sessions).toHaveLength(1);
	});

	it.each([{ conversationChoice: 'alwaysNew' }, { sendToBlocked: true }])(
		'is opened once for rows that each get a conversation of their own: %j',
		async (options) => {
			const { store } = harness.sandbox;
			const email = 'ada@example.com';
			const contact = store.insertContact({ name: 'Ada', email, blocked: 'sendToBlocked' in options });
			const parameters = { inboxId: byId('7'), person: by('email', email), text: '={{ $json.text }}', options };
			const rows = ['One', 'Two', 'Three'].map((text) => ({ json: { text } }));
			const { items, error } = await harness.run('message:sendToContact', parameters, rows);
			expect(error).toBeUndefined();
			expect(items.map(({ json }) => json.conversation)).toEqual(['created', 'created', 'created']);
			expect(contact.sessions).toHaveLength(1);
		},
	);

	it('reopens the resolved conversation of a locked inbox', async () => {
		lock();
		const { conversationId } = await create();
		await harness.run('conversation:setStatus', {
			conversationId: byId(String(Number(conversationId))),
			status: 'resolved',
		});
		expect(await create()).toMatchObject({ conversationId, created: false, conversationStatus: 'open' });
		expect(statusOf(conversationId)).toBe('open');
	});

	it('leaves the conversation of a blocked contact resolved, and says so', async () => {
		lock();
		const { conversationId } = await create();
		Object.assign(harness.sandbox.store.contact(9) ?? {}, { blocked: true });
		Object.assign(harness.sandbox.store.conversation(Number(conversationId)) ?? {}, { status: 'resolved' });
		expect(await create()).toMatchObject({ conversationId, created: false, conversationStatus: 'resolved' });
	});

	it.each(['alwaysNew', 'reuseOpen'])('Send to Contact reopens it, too: %s', async (conversationChoice) => {
		lock();
		const { conversationId } = await create();
		Object.assign(harness.sandbox.store.conversation(Number(conversationId)) ?? {}, { status: 'resolved' });
		const to = {
			inboxId: byId('7'),
			person: by('email', 'contact009@example.com'),
			options: { conversationChoice },
		};
		const planned = await harness.run('message:sendToContact', { ...to, text: 'Hi', checkOnly: true });
		expect(planned.items[0]?.json).toMatchObject({ conversationId, conversation: 'would be reopened' });
		const { items } = await harness.run('message:sendToContact', { ...to, text: 'Hi' });
		expect(items[0]?.json).toMatchObject({ conversationId, conversation: 'reopened' });
		expect(statusOf(conversationId)).toBe('open');
	});
});
