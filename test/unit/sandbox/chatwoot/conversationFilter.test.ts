import { useChatwootSandbox } from './client';

const fixture = useChatwootSandbox();
const old = useChatwootSandbox({ serverVersion: '4.8' });

type Answer = { status: number; data: { error?: string; payload?: Array<{ id: number }>; meta?: object } };

const filter = async (payload: unknown, query = '', headers = {}): Promise<Answer> =>
	await fixture.client.post(`/conversations/filter${query}`, { payload }, { headers });
const one = (key: string, operator: string, ...values: unknown[]) => [
	{ attribute_key: key, filter_operator: operator, values, query_operator: null },
];
const count = async (payload: unknown) => {
	const { data } = await filter(payload);
	return Reflect.get(data.meta ?? {}, 'all_count') as number | undefined;
};
const rows = () => fixture.sandbox.store.conversations;

it('takes all values of an equality, and words for the status and the priority', async () => {
	const wanted = rows().filter(({ status }) => status === 'open' || status === 'pending').length;
	expect(await count(one('status', 'equal_to', 'open', 'pending'))).toBe(wanted);
	expect(await count(one('status', 'equal_to', 'all'))).toBe(300);
	expect(await count(one('status', 'equal_to', 'nonsense'))).toBe(0);
	expect(await count(one('status', 'not_equal_to', 'open', 'nonsense'))).toBe(0);
	expect(await count(one('priority', 'not_equal_to', 'low'))).toBe(rows().filter(({ priority }) => priority).length);
	expect(await count(one('inbox_id', 'equal_to', 7, '8'))).toBe(300);
	expect(await count(one('labels', 'equal_to', 'vip', 'bug'))).toBe(
		rows().filter(({ labels }) => labels.includes('vip') || labels.includes('bug')).length,
	);
});

it('tells the counts of the conversations found, without those of the assigned ones', async () => {
	const { data } = await filter(one('contact_id', 'equal_to', 1));
	const own = rows().filter(({ contactId }) => contactId === 1);
	expect(data.meta).toEqual({
		all_count: own.length,
		mine_count: own.filter(({ assigneeId }) => assigneeId === 1).length,
		unassigned_count: own.filter(({ assigneeId }) => assigneeId === null).length,
	});
});

it('gives the newest last activity first, 25 a page, whatever it is asked to sort by', async () => {
	const payload = one('status', 'equal_to', 'all');
	const newest = [...rows()].sort((a, b) => b.lastActivityAt - a.lastActivityAt).map(({ id }) => id);
	const { data } = await filter(payload, '?page=2&sort_by=created_at_asc');
	expect(data.payload?.map(({ id }) => id)).toEqual(newest.slice(25, 50));
	expect((await filter(payload, '?page=0')).data.payload).toHaveLength(25);
});

it('shows agents those of their inboxes', async () => {
	const { sandbox } = fixture;
	const inbox = sandbox.store.inbox(8);
	if (inbox) inbox.memberIds = [1];
	const { data } = await filter(one('status', 'equal_to', 'all'), '', {
		api_access_token: sandbox.credentials.agentToken,
	});
	expect(data.meta).toMatchObject({ all_count: 200 });
});

it.each([
	['a status that is no text', one('status', 'equal_to', 1)],
	['a text for an ID', one('inbox_id', 'equal_to', 'seven')],
	['a part of the number', one('display_id', 'contains', '1')],
	['days_before', one('created_at', 'days_before', '3')],
	['no payload', undefined],
])('answers %s with a fault of its own', async (_, payload) => {
	const { status, data } = await filter(payload);
	expect([status, data]).toEqual([500, { status: 500, error: 'Internal Server Error' }]);
});

it('knows custom attributes of conversations by their definition only', async () => {
	const { store } = fixture.sandbox;
	const [row] = rows();
	if (row) row.customAttributes = { order: 'A-1' };
	expect((await filter(one('order', 'equal_to', 'a-1'))).status).toBe(422);
	await fixture.client.post('/custom_attribute_definitions', {
		attribute_display_name: 'Order',
		attribute_key: 'order',
		attribute_display_type: 'text',
		attribute_model: 'conversation_attribute',
	});
	expect(store.attributeDefinitions.at(-1)?.key).toBe('order');
	expect((await filter(one('order', 'equal_to', 'a-1'))).data.payload?.map(({ id }) => id)).toEqual([1]);
});

it('4.8.0 knows the country code instead of the contact', async () => {
	const ask = async (key: string): Promise<Answer> =>
		await old.client.post('/conversations/filter', { payload: one(key, 'equal_to', '1') });
	expect((await ask('contact_id')).status).toBe(422);
	expect((await ask('country_code')).status).toBe(200);
	expect((await filter(one('country_code', 'equal_to', '1'))).status).toBe(422);
});
