import { addChannelInboxes } from '../../../sandbox/chatwoot/store/channelInboxes';
import { useChatwoot } from '../../support/chatwoot';
import { useExpressionEngine } from '../../support/expressions';
import { defineAttribute } from '../../support/defineAttribute';
import { byId } from '../../support/harness';

useExpressionEngine();
const harness = useChatwoot();

const API = '/api/v1/accounts/{account_id}';
const conversation = (id: number) => {
	const found = harness.sandbox.store.conversation(id);
	if (!found) throw new Error(`There is no conversation ${id}`);
	return found;
};
const on = (id: number) => ({ conversationId: byId(String(id)) });
const ids = (items: Array<{ json: object }>) => items.map(({ json }) => Reflect.get(json, 'conversationId') as number);

const ASSIGNMENTS = 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/assignments';

describe('Conversation: Get Many', () => {
	/** Lets something happen in the account after each page that is asked for. */
	const afterEachPage = (act: () => void) => {
		harness.sandbox.faults.add({
			kind: 'slow',
			times: Infinity,
			when: ({ route }) => {
				if (route === `GET ${API}/conversations`) act();
				return false;
			},
		});
	};

	it.each([[{}], [{ sortBy: 'last_activity_at_desc' }], [{ sortBy: 'created_at_desc' }]])(
		'returns all 300, none missing and none twice, while 10 new ones arrive (%j)',
		async (filters) => {
			let arrived = 0;
			afterEachPage(() => {
				if (arrived++ < 10) harness.sandbox.store.addConversations(1);
			});
			const { items } = await harness.run('conversation:getAll', {
				returnAll: true,
				filters: { status: 'all', ...filters },
			});
			const given = ids(items);
			expect(new Set(given).size).toBe(given.length);
			expect(given.filter((id) => id <= 300)).toHaveLength(300);
			expect(harness.sandbox.store.conversations).toHaveLength(310);
		},
	);

	it('loses none while conversations leave the filter', async () => {
		const open = harness.sandbox.store.conversations.filter(({ status }) => status === 'open');
		const leaving = open.slice(0, 6);
		afterEachPage(() => {
			const next = leaving.shift();
			if (next) next.status = 'resolved';
		});
		const { items } = await harness.run('conversation:getAll', { returnAll: true });
		const still = open.filter(({ status }) => status === 'open');
		expect(ids(items)).toEqual(expect.arrayContaining(still.map(({ id }) => id)));
		expect(new Set(ids(items)).size).toBe(items.length);
	});

	it('reads pages of any size, and none that is known to be empty', async () => {
		harness.sandbox.quirks.conversationPageSize = 40;
		const { items } = await harness.run('conversation:getAll', { returnAll: true, filters: { status: 'all' } });
		expect(items).toHaveLength(300);
		expect(harness.sandbox.requests.map(({ query }) => query.page)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
	});

	it.each([
		['me', (assigneeId: number | null) => assigneeId === 1],
		['assigned', (assigneeId: number | null) => assigneeId !== null],
		['unassigned', (assigneeId: number | null) => assigneeId === null],
	])('goes by the count that fits the assignee type %s', async (assigneeType, keeps) => {
		const { items } = await harness.run('conversation:getAll', {
			returnAll: true,
			filters: { status: 'all', assigneeType },
		});
		const wanted = harness.sandbox.store.conversations.filter(({ assigneeId }) => keeps(assigneeId));
		expect(ids(items)).toEqual(wanted.map(({ id }) => id));
		expect(harness.sandbox.requests).toHaveLength(Math.ceil(wanted.length / 25));
	});

	it('narrows by inbox, team and labels, and stops at the limit', async () => {
		const filters = { inboxId: byId('7'), teamId: byId('1'), labels: ['vip', 'bug'], status: 'all' };
		// All others that have a label are of this inbox and of this team.
		Object.assign(conversation(2), { inboxId: 7, teamId: 2, labels: ['vip'] });
		Object.assign(conversation(3), { inboxId: 8, teamId: 1, labels: ['vip'] });
		const wanted = harness.sandbox.store.conversations
			.filter(({ inboxId, teamId, labels }) => inboxId === 7 && teamId === 1 && /vip|bug/.test(labels.join()))
			.map(({ id }) => id);
		const all = await harness.run('conversation:getAll', { returnAll: true, filters });
		expect(ids(all.items)).toEqual(wanted);
		const limited = await harness.run('conversation:getAll', { limit: 5, filters });
		expect(ids(limited.items)).toEqual(wanted.toReversed().slice(0, 5));
		expect(limited.items).toHaveLength(5);
		const [first] = harness.sandbox.requests;
		expect(first?.query).toMatchObject({ inbox_id: '7', team_id: '1', 'labels[]': ['vip', 'bug'], status: 'all' });
		const searched = await harness.run('conversation:getAll', { limit: 3, filters: { searchFor: 'broken' } });
		expect(searched.items).toHaveLength(3);
	});

	it('returns all conversations with a text, although Chatwoot counts those of one page only', async () => {
		const { store } = harness.sandbox;
		for (const { id } of store.conversations.slice(0, 60))
			store.insertMessage({ conversationId: id, content: 'Recall 7' });
		const { items } = await harness.run('conversation:getAll', { returnAll: true, filters: { searchFor: 'recall 7' } });
		expect(new Set(ids(items)).size).toBe(60);
	});

	it('gives ten flat fields, without those of which nothing is known', async () => {
		const first = harness.sandbox.store.conversations.find(({ status }) => status === 'open');
		Object.assign(first ?? {}, { priority: 'high', assigneeId: 3 });
		const { items } = await harness.run('conversation:getAll', { returnAll: true });
		const keysOf = (id?: number) => Object.keys(items.find(({ json }) => json.conversationId === id)?.json ?? {});
		expect(keysOf(first?.id)).toEqual([
			'conversationId',
			'contactId',
			'contactName',
			'inboxId',
			'channel',
			'conversationStatus',
			'priority',
			'labels',
			'assignee',
			'lastActivityAt',
		]);
	});
});

describe('Conversation: Set Status, Set Priority, Assign', () => {
	it('snoozes until a moment, in Unix seconds', async () => {
		const { items } = await harness.run('conversation:setStatus', {
			...on(2),
			status: 'snoozed',
			snoozedUntil: '2099-03-02T09:00:00Z',
		});
		expect(harness.sandbox.requests[0]?.body).toEqual({
			status: 'snoozed',
			snoozed_until: Date.UTC(2099, 2, 2, 9) / 1000,
		});
		expect(items[0]?.json).toEqual({
			conversationId: 2,
			conversationStatus: 'snoozed',
			snoozedUntil: '2099-03-02T09:00:00.000Z',
		});
		const past = await harness.run('conversation:setStatus', {
			...on(2),
			status: 'snoozed',
			snoozedUntil: '2020-01-01',
		});
		expect(past.error?.message).toContain('is in the past');
		await harness.clock.sleep(2 * 365 * 86_400_000);
		const snoozedUntil = new Date(harness.clock.now() - 365 * 86_400_000).toISOString();
		const passed = await harness.run('conversation:setStatus', { ...on(2), status: 'snoozed', snoozedUntil });
		expect(passed.error?.message).toContain('is in the past');
		expect(harness.sandbox.requests).toHaveLength(1);
	});

	it('sets and clears the priority, whose answer is empty', async () => {
		expect((await harness.run('conversation:setPriority', { ...on(2), priority: 'urgent' })).items[0]?.json).toEqual({
			conversationId: 2,
			priority: 'urgent',
		});
		expect(conversation(2).priority).toBe('urgent');
		await harness.run('conversation:setPriority', { ...on(2), priority: 'none' });
		expect(conversation(2).priority).toBeNull();
	});

	it.each([
		[{ assignTo: 'agent', agentId: byId('3') }, { assignee_id: 3 }, { assignedTo: 'agent', name: 'Cleo Agent' }],
		[{ assignTo: 'team', teamId: byId('2') }, { team_id: 2 }, { assignedTo: 'team', name: 'support' }],
		[{ assignTo: 'noAgent' }, { assignee_id: null }, { assignedTo: 'no agent' }],
		[{ assignTo: 'noTeam' }, { team_id: 0 }, { assignedTo: 'no team' }],
	])('assigns %j', async (parameters, body, output) => {
		const { items } = await harness.run('conversation:assign', { ...on(2), ...parameters });
		expect(harness.requestsTo(ASSIGNMENTS).map((request) => request.body)).toEqual([body]);
		expect(items[0]?.json).toMatchObject({ conversationId: 2, ...output });
	});

	// The server answers 200 to an agent or a team that does not exist, and takes the present one away.
	it.each([
		{ assignTo: 'agent', agentId: byId('99999') },
		{ assignTo: 'agent', agentId: byId('nobody@shop.example') },
		{ assignTo: 'team', teamId: byId('99999') },
	])('fails for %j, who does not exist, and takes nobody away', async (parameters) => {
		Object.assign(conversation(2), { assigneeId: 3, teamId: 2 });
		const { error } = await harness.run('conversation:assign', { ...on(2), ...parameters });
		expect(error).toBeDefined();
		expect(conversation(2)).toMatchObject({ assigneeId: 3, teamId: 2 });
	});
});

describe('Conversation: Get, Create, Get Counts', () => {
	it('names a conversation that is not there, and refuses a UUID', async () => {
		expect((await harness.run('conversation:get', on(99999))).error?.message).toBe(
			'Chatwoot does not know Conversation "99999" (404): Resource could not be found',
		);
		const uuid = byId('3c1f7f0a-8a52-4c1d-9a40-4a7d2a4f5b10');
		expect((await harness.run('conversation:get', { conversationId: uuid })).error?.message).toContain(
			'no ID of Chatwoot',
		);
	});

	it('creates one with everything', async () => {
		defineAttribute(harness.sandbox, 'order');
		const inboxId = addChannelInboxes(harness.sandbox.store).email.id;
		const { items } = await harness.run('conversation:create', {
			inboxId: byId(String(inboxId)),
			contactId: byId('9'),
			options: {
				status: 'pending',
				assigneeId: byId('2'),
				teamId: byId('1'),
				mailSubject: 'Hi',
				customAttributes: { attribute: [{ key: 'order', value: 'A-1' }] },
			},
		});
		expect(conversation(Number(items[0]?.json.conversationId))).toMatchObject({
			contactId: 9,
			inboxId,
			status: 'pending',
			assigneeId: 2,
			teamId: 1,
			customAttributes: { order: 'A-1' },
			additionalAttributes: { mail_subject: 'Hi' },
		});
	});

	// The server drops an agent who is no member of the team, or does not exist, with 200.
	it.each([
		[{ assigneeId: byId('3'), teamId: byId('1') }, 'Agent 3 (Cleo Agent) is not in team 1'],
		[{ assigneeId: byId('99999') }, 'Chatwoot knows no agent 99999'],
		[{ teamId: byId('99999') }, 'Chatwoot knows no team 99999'],
	])('creates nothing for %j, which would assign nobody', async (options, words) => {
		const parameters = { inboxId: byId('7'), contactId: byId('9'), options };
		const { error } = await harness.run('conversation:create', parameters);
		expect(error?.message).toContain(words);
		expect(harness.sandbox.store.conversations).toHaveLength(300);
	});

	it.each(['meta', 'data'] as const)('counts, in the envelope %s', async (envelope) => {
		harness.sandbox.quirks.countsEnvelope = envelope;
		const { items } = await harness.run('conversation:getCounts', { countFilters: { status: 'all' } });
		expect(items[0]?.json).toEqual({ all: 300, assigned: 225, mine: 75, unassigned: 75 });
	});
});
