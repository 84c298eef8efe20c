import { addContact, addConversation, useChatwootSandbox } from './client';

const fixture = useChatwootSandbox();

interface List {
	data: { meta: Record<string, number>; payload: Array<{ id: number }> };
}

const list = async (params: Record<string, unknown> = {}) =>
	await fixture.client.get<List>('/conversations', { params: { status: 'all', ...params } });
const idsOf = async (params: Record<string, unknown>) => (await list(params)).data.data.payload.map(({ id }) => id);
const at = (id: number) => {
	const found = fixture.sandbox.store.conversation(id);
	if (!found) throw new Error(`There is no conversation ${id}`);
	return found;
};

describe('the order of a list', () => {
	it.each([
		[undefined, [300, 299, 298]],
		['nonsense', [300, 299, 298]],
		['latest', [300, 299, 298]],
		['last_activity_at_asc', [1, 2, 3]],
		['created_at_desc', [300, 299, 298]],
		['created_at_asc', [1, 2, 3]],
		// Among equal priorities the newest activity comes first.
		['priority_desc', [60, 50, 297]],
		['priority_asc', [40, 297, 293]],
		['priority_desc_created_at_asc', [50, 60, 1]],
		['waiting_since_asc', [30, 20, 10]],
		['waiting_since_desc', [10, 20, 30]],
		['unread', [70, 300, 299]],
	])('%s begins with %j', async (sortBy, expected) => {
		for (const id of [50, 60]) at(id).priority = 'urgent';
		at(40).priority = 'low';
		for (const id of [10, 20, 30]) at(id).waitingSince = 1_000 - id;
		for (const { id } of fixture.sandbox.store.conversations) at(id).agentLastSeenAt = id === 70 ? 0 : 2_000_000_000;
		expect((await idsOf({ sort_by: sortBy })).slice(0, 3)).toEqual(expected);
	});

	it('differs from page to page where the sort holds conversations equal', async () => {
		for (const row of fixture.sandbox.store.conversations) row.lastActivityAt = 1_780_000_000;
		const pages = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(async (page) => await idsOf({ page })));
		expect(pages.flat()).toHaveLength(300);
		expect(new Set(pages.flat()).size).toBeLessThan(300);
	});
});

describe('the filters of a list', () => {
	it('takes open conversations unless told otherwise, statuses as numbers too, and none for an unknown word', async () => {
		const count = (status: string) => fixture.sandbox.store.conversations.filter((row) => row.status === status).length;
		const counted = async (status?: string) => (await list({ status })).data.data.meta.all_count;
		expect(await counted()).toBe(count('open'));
		expect(await counted('1')).toBe(count('resolved'));
		expect(await counted('nonsense')).toBe(0);
		expect(await counted('all')).toBe(300);
	});

	it('finds labels in any letter case, and answers 404 for a team that does not exist', async () => {
		at(9).labels = ['Gold'];
		expect(await idsOf({ 'labels[]': ['gold', 'nothing'] })).toEqual([9]);
		expect((await list({ team_id: 99 })).status).toBe(404);
		expect(await idsOf({ inbox_id: 99 })).toEqual([]);
	});

	it('searches all statuses, in the texts of incoming and outgoing messages', async () => {
		const { store } = fixture.sandbox;
		const resolved = store.conversations.find(({ status }) => status === 'resolved')?.id ?? 0;
		store.insertMessage({ conversationId: resolved, content: 'A 100% NEEDLE' });
		store.insertMessage({ conversationId: 2, content: 'needle', type: 2 });
		expect(await idsOf({ status: 'open', q: 'needle' })).toEqual([resolved]);
		expect(await idsOf({ q: '100\\%' })).toEqual([resolved]);
	});

	it('counts a search page by page', async () => {
		const { store } = fixture.sandbox;
		for (let id = 1; id <= 30; id++) store.insertMessage({ conversationId: id, content: 'needle' });
		const counts = async (page: number) => (await list({ q: 'needle', page })).data.data.meta.all_count;
		expect(await Promise.all([1, 2, 3].map(counts))).toEqual([25, 5, 0]);
	});

	it('counts all that the other filters leave, whatever the assignee', async () => {
		const { data } = await list({ assignee_type: 'me' });
		expect(data.data.meta).toEqual({ all_count: 300, assigned_count: 225, mine_count: 75, unassigned_count: 75 });
		expect(await idsOf({ assignee_type: 'nonsense' })).toHaveLength(25);
	});

	it('knows which conversations nobody attends to', async () => {
		expect(await idsOf({ conversation_type: 'unattended' })).toEqual([]);
		fixture.sandbox.contactSays(7, 'Hello?');
		expect(await idsOf({ conversation_type: 'unattended' })).toEqual([7]);
	});
});

describe('updated_within', () => {
	it('gives all that have changed in one answer, whatever the page', async () => {
		const now = Date.now() / 1000;
		for (const row of fixture.sandbox.store.conversations) row.updatedAt = row.id <= 40 ? now - 5 : now - 500;
		expect(await idsOf({ updated_within: '60', page: 9 })).toHaveLength(40);
		expect((await list({ updated_within: '60' })).data.data.meta.all_count).toBe(300);
		expect(await idsOf({ updated_within: '' })).toHaveLength(25);
	});

	it('fails for more conversations than the server gathers in time', async () => {
		fixture.sandbox.store.addConversations(2_001);
		const { status, data } = await list({ updated_within: '3600' });
		expect([status, data]).toEqual([500, { status: 500, error: 'Internal Server Error' }]);
	});
});

describe('who sees what', () => {
	const asAgent = () => ({ headers: { api_access_token: fixture.sandbox.credentials.agentToken } });

	it('lists of an agent hold the inboxes of the agent; a conversation of the team can be opened all the same', async () => {
		const { store } = fixture.sandbox;
		const inbox = store.inbox(8);
		if (inbox) inbox.memberIds = [1];
		const { data } = await fixture.client.get<List>('/conversations', { ...asAgent(), params: { status: 'all' } });
		expect(data.data.meta.all_count).toBe(200);
		// Of inbox 8: conversation 3 belongs to the team of the agent, conversation 6 to another one.
		expect([at(3).teamId, at(6).teamId]).toEqual([1, 2]);
		const opened = async (id: number) => (await fixture.client.get(`/conversations/${id}`, asAgent())).status;
		expect([await opened(2), await opened(3), await opened(6)]).toEqual([200, 200, 401]);
	});

	it('has the counts of the agent in the counts, too', async () => {
		const params = { status: 'all', inbox_id: 7 };
		const { data } = await fixture.client.get<{ meta: object }>('/conversations/meta', { ...asAgent(), params });
		const own = fixture.sandbox.store.conversations.filter(({ inboxId }) => inboxId === 7);
		const mine = own.filter(({ assigneeId }) => assigneeId === 2).length;
		expect(data.meta).toMatchObject({ all_count: own.length, mine_count: mine });
	});
});

describe('4.8.0', () => {
	const older = useChatwootSandbox({ serverVersion: '4.8', dataset: 'empty' });

	it('does not know the sort by unread messages', async () => {
		const { store } = older.sandbox;
		const contact = addContact(store);
		const [first, second] = [addConversation(store, contact), addConversation(store, contact)];
		store.insertMessage({ conversationId: first.id, content: 'Hi', type: 0 });
		second.lastActivityAt += 100;
		const { data } = await older.client.get<List>('/conversations', { params: { sort_by: 'unread' } });
		expect(data.data.payload.map(({ id }) => id)).toEqual([second.id, first.id]);
	});
});
