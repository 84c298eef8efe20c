import type { Change } from '../../../../sandbox/chatwoot/store/changes';
import { addContact, addConversation, useChatwootSandbox } from './client';

const fixture = useChatwootSandbox({ dataset: 'empty' });

const conversation = () => addConversation(fixture.sandbox.store, addContact(fixture.sandbox.store));

/** The events from now on, with the names of the attributes that they tell as changed, and their new values. */
function events() {
	const told: Array<[event: string, changed?: Record<string, unknown>]> = [];
	fixture.sandbox.store.onChange = (change: Change) => {
		const changed = 'changed' in change ? change.changed : undefined;
		const values = changed && Object.fromEntries(Object.entries(changed).map(([name, [, now]]) => [name, now]));
		told.push(values ? [change.event, values] : [change.event]);
	};
	return told;
}

const anyTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string;
const post = async (id: number, path: string, body: object, token?: string) =>
	await fixture.client.post<Record<string, unknown>>(`/conversations/${id}/${path}`, body, {
		headers: token === undefined ? {} : { api_access_token: token },
	});

describe('the events of a change', () => {
	it('tell the changes in the order of the table, and nothing when nothing changes', async () => {
		const { id } = conversation();
		const told = events();
		await post(id, 'toggle_status', { status: 'resolved' });
		await post(id, 'toggle_status', { status: 'resolved' });
		await post(id, 'toggle_priority', { priority: 'high' });
		await post(id, 'labels', { labels: ['vip', 'a, b'] });
		expect(told).toEqual([
			['conversation_status_changed'],
			['conversation_updated', { status: 'resolved', updated_at: anyTime }],
			['conversation_updated', { updated_at: anyTime, priority: 'high' }],
			['conversation_updated', { updated_at: anyTime, cached_label_list: 'vip, a, b', label_list: ['vip', 'a', 'b'] }],
		]);
		expect(told.map(([, changed]) => Object.keys(changed ?? {})[0])).toEqual([
			undefined,
			'status',
			'updated_at',
			'updated_at',
		]);
	});

	it('tell who types, and whether it is a note', async () => {
		const { id } = conversation();
		const changes: Change[] = [];
		fixture.sandbox.store.onChange = (change) => changes.push(change);
		await post(id, 'toggle_typing_status', { typing_status: 'on', is_private: true });
		await post(id, 'toggle_typing_status', { typing_status: 'nonsense' });
		expect(changes).toMatchObject([{ event: 'conversation_typing_on', by: { type: 'user', id: 1 }, isPrivate: true }]);
	});
});

describe('the status', () => {
	it('is turned over by a call without one: an open conversation is resolved, any other opened', async () => {
		const row = conversation();
		for (const [before, after] of [
			['open', 'resolved'],
			['resolved', 'open'],
			['pending', 'open'],
			['snoozed', 'open'],
		] as const) {
			row.status = before;
			await post(row.id, 'toggle_status', {});
			expect([before, row.status]).toEqual([before, after]);
		}
	});

	it('keeps the end of a snooze until the conversation is no longer snoozed, and takes it as seconds only', async () => {
		const row = conversation();
		await post(row.id, 'toggle_status', { status: 'snoozed', snoozed_until: 1_900_000_000 });
		await post(row.id, 'toggle_status', { status: 'snoozed' });
		expect(row.snoozedUntil).toBe(1_900_000_000);
		expect((await post(row.id, 'toggle_status', { status: 'snoozed', snoozed_until: '2030-01-01' })).status).toBe(500);
		await post(row.id, 'toggle_status', { status: 'open' });
		expect(row.snoozedUntil).toBeNull();
	});

	it('open by an agent, who is no administrator, assigns the agent', async () => {
		const { agentToken } = fixture.sandbox.credentials;
		const row = conversation();
		await post(row.id, 'toggle_status', { status: 'pending' }, agentToken);
		expect(row.assigneeId).toBeNull();
		await post(row.id, 'toggle_status', { status: 'open' }, agentToken);
		expect(row.assigneeId).toBe(2);
	});
});

describe('PATCH', () => {
	it('changes the priority and nothing else', async () => {
		const row = conversation();
		const patch = async (body: object) => (await fixture.client.patch(`/conversations/${row.id}`, body)).status;
		expect(await patch({ priority: 'low', status: 'resolved' })).toBe(200);
		expect([row.priority, row.status]).toEqual(['low', 'open']);
		expect(await patch({ status: 'resolved' })).toBe(200);
		expect(row.priority).toBe('low');
		expect(await patch({ priority: 'nonsense' })).toBe(500);
		expect(await patch({ priority: null })).toBe(200);
		expect(row.priority).toBeNull();
	});
});

describe('an assignment', () => {
	it('does not look at the team beside an agent, nor at the inboxes of the agent', async () => {
		const row = conversation();
		const { data } = await post(row.id, 'assignments', { assignee_id: 3, team_id: 1 });
		expect(data).toMatchObject({ id: 3, name: 'Cleo Agent' });
		expect([row.assigneeId, row.teamId]).toEqual([3, null]);
	});

	it.each([{ assignee_id: 99 }, { assignee_id: null }, { assignee_id: 'me' }])(
		'%j takes the agent away',
		async (body) => {
			const row = conversation();
			row.assigneeId = 3;
			const { status, data } = await post(row.id, 'assignments', body);
			expect([status, data, row.assigneeId]).toEqual([200, null, null]);
		},
	);

	it('to a team takes away an agent who is no member, and an unknown team takes the team away', async () => {
		const row = conversation();
		row.assigneeId = 3;
		await post(row.id, 'assignments', { team_id: 1 });
		expect([row.teamId, row.assigneeId]).toEqual([1, null]);
		row.assigneeId = 3;
		const { data } = await post(row.id, 'assignments', { team_id: 99 });
		expect([data, row.teamId, row.assigneeId]).toEqual([null, null, 3]);
	});

	it('to a bot takes the place of an agent, and an agent that of a bot; an unknown bot changes nothing', async () => {
		const row = conversation();
		row.assigneeId = 3;
		const { data } = await post(row.id, 'assignments', { assignee_type: 'AgentBot', assignee_id: 1 });
		expect(data).toMatchObject({ id: 1, bot_type: 'webhook' });
		expect([row.assigneeId, row.assigneeBotId]).toEqual([null, 1]);
		const shown = await fixture.client.get<{ meta: object }>(`/conversations/${row.id}`);
		expect(shown.data.meta).toMatchObject({ assignee_type: 'AgentBot', assignee: { id: 1 } });
		await post(row.id, 'assignments', { assignee_type: 'AgentBot', assignee_id: 99 });
		expect(row.assigneeBotId).toBe(1);
		await post(row.id, 'assignments', { assignee_id: 2 });
		expect([row.assigneeId, row.assigneeBotId]).toEqual([2, null]);
	});
});

describe('custom attributes', () => {
	it('are replaced, and a call without them fails', async () => {
		const row = conversation();
		await post(row.id, 'custom_attributes', { custom_attributes: { a: 1 } });
		await post(row.id, 'custom_attributes', { custom_attributes: { b: 2 }, merge: true });
		expect(row.customAttributes).toEqual({ b: 2 });
		expect((await post(row.id, 'custom_attributes', {})).status).toBe(500);
		const large = await post(row.id, 'custom_attributes', { custom_attributes: { n: 10_000_000_000 } });
		expect([large.status, large.data.attributes]).toEqual([422, ['custom_attributes']]);
	});
});

describe('what a bot may do', () => {
	const call = async (path: string, body?: object) =>
		(
			await fixture.client.request({
				method: body ? 'POST' : 'GET',
				url: `/conversations/${path}`,
				data: body,
				headers: { api_access_token: fixture.sandbox.credentials.botToken },
			})
		).status;

	it('fails to show a conversation with a team, and to set its attributes, which are stored', async () => {
		const row = conversation();
		expect(await call(`${row.id}`)).toBe(200);
		row.teamId = 1;
		expect(await call(`${row.id}`)).toBe(500);
		expect(await call(`${row.id}/custom_attributes`, { custom_attributes: { a: 1 } })).toBe(500);
		expect(row.customAttributes).toEqual({ a: 1 });
		expect(await call(`${row.id}/toggle_priority`, { priority: 'low' })).toBe(200);
	});

	it('hands a pending conversation over without telling success', async () => {
		const row = conversation();
		row.status = 'pending';
		row.waitingSince = null;
		const { data } = await post(row.id, 'toggle_status', { status: 'open' }, fixture.sandbox.credentials.botToken);
		expect(data.payload).toMatchObject({ success: null, current_status: 'open' });
		expect([row.waitingSince, row.assigneeId]).toEqual([expect.any(Number), null]);
	});

	it('lists no conversations', async () => {
		expect(await call('')).toBe(401);
	});
});

describe('what a bot may do on 4.8.0', () => {
	const older = useChatwootSandbox({ serverVersion: '4.8', dataset: 'empty' });

	it('does not read a conversation or its labels', async () => {
		const { id } = addConversation(older.sandbox.store, addContact(older.sandbox.store));
		const headers = { api_access_token: older.sandbox.credentials.botToken };
		const error = 'Access to this endpoint is not authorized for bots';
		for (const path of ['', '/labels']) {
			const { status, data } = await older.client.get<object>(`/conversations/${id}${path}`, { headers });
			expect([status, data]).toEqual([401, { error }]);
		}
		expect((await older.client.post(`/conversations/${id}/toggle_status`, {}, { headers })).status).toBe(200);
	});
});
