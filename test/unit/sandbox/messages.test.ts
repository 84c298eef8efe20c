import { first, sendPath, useSandbox } from './client';

const fixture = useSandbox();
const path = '/v1/messaging/messages';

const uidsOf = (page: { results: { uid: string }[] }) => page.results.map(({ uid }) => uid);

async function list(params: Record<string, unknown>) {
	const { data, status } = await fixture.client.get(path, {
		params: { pageSize: 1_000, includeCount: true, ...params },
	});
	expect(status).toBe(200);
	return data;
}

describe('sending', () => {
	it('stores the message as the owner and makes it the latest one', async () => {
		const { store } = fixture.sandbox;
		const { uid } = first(store.conversations);
		const { status, data } = await fixture.client.post(sendPath(fixture.sandbox), { body: 'See you on Tuesday' });
		expect(status).toBe(201);
		expect(data).toMatchObject({ body: 'See you on Tuesday', sender: store.owner, conversation: { uid } });
		expect(store.messagesWithBody('See you on Tuesday')).toHaveLength(1);
		const conversation = await fixture.client.get(`/v1/messaging/conversations/${uid}`);
		expect(conversation.data).toMatchObject({ messagesCount: 11, latestMessage: { uid: data.uid } });
		expect((await fixture.client.get(`${path}/${data.uid}`)).data).toEqual(data);
		expect(uidsOf(await list({ pageSize: 1 }))).toEqual([data.uid]);
	});

	it('leaves a message unread for the others, and one from a participant unread for us', async () => {
		const { store } = fixture.sandbox;
		const conversation = first(store.conversations);
		await fixture.client.post(sendPath(fixture.sandbox), { body: 'Hello' });
		expect(conversation.participants.map(({ read }) => read)).toEqual([true, false]);
		store.insertMessage({ conversationUid: conversation.uid, body: 'Hi' });
		expect(conversation.participants.map(({ read }) => read)).toEqual([false, true]);
	});

	it('is refused in a closed project', async () => {
		const { store } = fixture.sandbox;
		const { metadata } = first(store.conversations);
		for (const project of store.projects) if (project.id === metadata.projectId) project.projectStatus = 'CLOSED';
		const { status, data } = await fixture.client.post(sendPath(fixture.sandbox), { body: 'Hello' });
		expect([status, data.message]).toEqual([403, 'Project is closed']);
	});
});

describe('listing', () => {
	it('shows all 400, newest first', async () => {
		const { results, totalResults } = await list({});
		expect(totalResults).toBe(400);
		const times = results.map(({ createdAt }: { createdAt: string }) => createdAt);
		expect(times).toEqual([...times].sort().reverse());
	});

	it('filters by conversation', async () => {
		const { uid } = first(fixture.sandbox.store.conversations);
		const page = await list({ conversationUid: uid });
		expect([page.totalResults, page.results.length]).toEqual([10, 10]);
		for (const { conversation } of page.results) expect(conversation.uid).toBe(uid);
		expect((await list({ conversationUid: 'unknown' })).results).toEqual([]);
	});

	it.each(['projectId', 'externalResearcherId'] as const)('filters by %s', async (name) => {
		const { store } = fixture.sandbox;
		const value = first(store.conversations).metadata[name];
		const page = await list({ [name]: value });
		const expected = store.messages.filter(
			({ conversationUid }) => store.conversation(conversationUid)?.metadata[name] === value,
		);
		expect(uidsOf(page)).toEqual(expected.map(({ uid }) => uid).reverse());
		expect(page.totalResults).toBeLessThan(400);
	});

	it('filters by time, both ends included, in any zone', async () => {
		const { store } = fixture.sandbox;
		const [since, until] = [store.messages[100]?.createdAt ?? '', store.messages[199]?.createdAt ?? ''];
		const expected = store.messages.slice(100, 200).map(({ uid }) => uid);
		expect(uidsOf(await list({ since, until })).reverse()).toEqual(expected);
		const offset = since.replace('.000Z', '+00:00');
		expect(uidsOf(await list({ since: offset, until })).reverse()).toEqual(expected);
		expect((await list({ since })).totalResults).toBe(300);
		expect((await list({ until })).totalResults).toBe(200);
	});

	it('combines the filters', async () => {
		const { store } = fixture.sandbox;
		const conversation = first(store.conversations);
		const [, , third] = store.messagesOf(conversation.uid);
		const page = await list({
			conversationUid: conversation.uid,
			projectId: conversation.metadata.projectId,
			externalResearcherId: conversation.metadata.externalResearcherId,
			since: third?.createdAt,
		});
		expect(page.totalResults).toBe(8);
		expect((await list({ conversationUid: conversation.uid, externalResearcherId: 'nobody' })).totalResults).toBe(0);
	});
});

describe('inbox', () => {
	it('counts what is unread', async () => {
		const { store } = fixture.sandbox;
		const unread = store.conversations.filter(({ participants }) => participants[0]?.read === false);
		const { data } = await fixture.client.get(`${path}/inbox`);
		expect(data).toEqual({
			read: false,
			count: 40,
			unreadIds: unread.map(({ uid }) => uid),
			unreadCount: unread.length,
		});
		expect(unread.length).toBeGreaterThan(0);
	});

	it('is read when everything is, within the filters', async () => {
		const { store } = fixture.sandbox;
		const { projectId } = first(store.conversations).metadata;
		for (const { uid, metadata } of store.conversations) {
			if (metadata.projectId === projectId) await fixture.client.patch(`/v1/messaging/conversations/${uid}/read`);
		}
		const { data } = await fixture.client.get(`${path}/inbox`, { params: { projectId } });
		expect(data).toEqual({ read: true, count: 20, unreadIds: [], unreadCount: 0 });
		expect((await fixture.client.get(`${path}/inbox`)).data.read).toBe(false);
	});
});
