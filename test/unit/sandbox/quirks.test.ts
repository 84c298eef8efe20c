import { first, sendPath, useSandbox } from './client';

const fixture = useSandbox();
const conversations = '/v1/messaging/conversations';

const newConversation = async () => {
	const { store } = fixture.sandbox;
	const { id } = first(store.projects);
	const people = store.screenerResponses.filter(({ projectId }) => projectId === id).slice(0, 2);
	return await fixture.client.post(conversations, {
		projectId: id,
		participantUserIds: people.map(({ userId }) => userId),
	});
};

describe('latestMessage of a conversation without messages', () => {
	it('has empty fields by default, as the contract requires', async () => {
		const { data } = await newConversation();
		expect(data.latestMessage).toEqual({ createdAt: data.createdAt, uid: '', body: '' });
	});

	it.each([
		['null', null],
		['empty', {}],
		['missing', undefined],
	] as const)('may be %s', async (latestMessage, expected) => {
		fixture.sandbox.quirks.latestMessage = latestMessage;
		const { data, status } = await newConversation();
		expect([status, data.latestMessage]).toEqual([201, expected]);
		expect('latestMessage' in data).toBe(latestMessage !== 'missing');
		const { data: page } = await fixture.client.get(conversations);
		expect(page.results[0].latestMessage).toEqual(expected);
		expect(page.results[1].latestMessage.body).toEqual(expect.any(String));
	});
});

describe('fields', () => {
	it('may be missing', async () => {
		fixture.sandbox.quirks.omit = ['metadata', 'updatedAt', 'foreignId'];
		const { data } = await fixture.client.get(conversations);
		const text = JSON.stringify(data);
		for (const name of fixture.sandbox.quirks.omit) expect(text).not.toContain(`"${name}"`);
		fixture.sandbox.quirks.omit = ['results'];
		expect((await fixture.client.get(conversations)).data).toEqual({ page: 1, pageSize: 20 });
	});

	it('may be undeclared', async () => {
		fixture.sandbox.quirks.extraFields = true;
		const { data } = await fixture.client.post(sendPath(fixture.sandbox), { body: 'Hello' });
		for (const part of [data, data.sender, data.conversation]) expect(part).toHaveProperty('internalFlags');
	});

	it('may hold attachments', async () => {
		fixture.sandbox.quirks.attachments = true;
		const { data } = await fixture.client.get('/v1/messaging/messages');
		expect(data.results).toHaveLength(20);
		for (const { attachments } of data.results) expect(attachments[0].contentType).toBe('image/png');
	});
});

describe('acknowledgements', () => {
	it.each([
		['true', true],
		['false', false],
		['null', null],
		['empty', ''],
		['text', 'OK'],
		['object', { success: true }],
	] as const)('may say %s', async (acknowledgement, expected) => {
		const { store, quirks } = fixture.sandbox;
		quirks.acknowledgement = acknowledgement;
		const { uid, participants } = first(store.conversations);
		const userId = participants[1]?.foreignId;
		const read = await fixture.client.patch(`${conversations}/${uid}/read`);
		expect([read.status, read.data]).toEqual([200, expected]);
		const removed = await fixture.client.delete(`${conversations}/${uid}/participants/${userId}`);
		expect([removed.status, removed.data]).toEqual([200, expected]);
		const added = await fixture.client.post(`${conversations}/${uid}/participants`, { participantUserId: userId });
		expect([added.status, added.data]).toEqual([201, expected]);
		expect((await fixture.client.get(conversations)).data.results).toHaveLength(20);
	});
});

describe('creating the same conversation twice', () => {
	it.each([
		['new', 201, false],
		['existing', 201, true],
		['conflict', 409, false],
	] as const)('%s', async (duplicateConversation, status, same) => {
		const one = await newConversation();
		fixture.sandbox.quirks.duplicateConversation = duplicateConversation;
		const two = await newConversation();
		expect(two.status).toBe(status);
		expect(two.data.uid === one.data.uid).toBe(same);
		expect(fixture.sandbox.store.conversations).toHaveLength(duplicateConversation === 'new' ? 42 : 41);
	});
});

describe('errors', () => {
	it.each([
		['nest', { statusCode: 404, message: 'Message not found', error: 'Not Found' }],
		['message-list', { statusCode: 404, message: ['Message not found'], error: 'Not Found' }],
		['message-only', { message: 'Message not found' }],
		['detail', { detail: 'Message not found' }],
		['text', 'Message not found'],
		['html', expect.stringContaining('<html>')],
		['empty', ''],
	] as const)('may look like %s', async (errorBody, expected) => {
		fixture.sandbox.quirks.errorBody = errorBody;
		const { status, data } = await fixture.client.get('/v1/messaging/messages/unknown');
		expect(status).toBe(404);
		expect(data).toEqual(expected);
	});

	it('look the same when they are injected', async () => {
		fixture.sandbox.quirks.errorBody = 'detail';
		fixture.sandbox.faults.add({ kind: '503' });
		expect((await fixture.client.get(conversations)).data).toEqual({ detail: 'Service Unavailable' });
	});
});

it('embeds at most embeddedMessages messages', async () => {
	const { store, quirks } = fixture.sandbox;
	quirks.embeddedMessages = 3;
	const { uid } = first(store.conversations);
	const { data } = await fixture.client.get(`${conversations}/${uid}`);
	expect(data.messages.map((message: { uid: string }) => message.uid)).toEqual(
		store
			.messagesOf(uid)
			.slice(-3)
			.map((message) => message.uid),
	);
	expect(data.messagesCount).toBe(10);
});
