import { reopenedStatus } from '../../../../sandbox/chatwoot/rules/conversations/messageEffects';
import { INCOMING, statuses } from '../../../../sandbox/chatwoot/store/records';
import { addContact, addConversation, useChatwootSandbox } from './client';

const fixture = useChatwootSandbox({ dataset: 'empty' });

const conversation = () => addConversation(fixture.sandbox.store, addContact(fixture.sandbox.store));
const by = (type: 'agent_bot' | 'contact' | 'user') => ({ type, id: 1 });

describe('an incoming message', () => {
	it.each([
		[{ isBlocked: false, hasBot: false }, [undefined, 'open', undefined, 'open']],
		[{ isBlocked: false, hasBot: true }, [undefined, 'pending', undefined, 'open']],
		[{ isBlocked: true, hasBot: true }, [undefined, undefined, undefined, undefined]],
	])('opens what is resolved or snoozed (%j)', (inbox, expected) => {
		expect(statuses.map((status) => reopenedStatus({ status }, inbox))).toEqual(expected);
	});

	it('opens a resolved conversation; one that an agent writes, or that is imported, does not', () => {
		const { store } = fixture.sandbox;
		const row = conversation();
		row.status = 'resolved';
		store.insertMessage({ conversationId: row.id, content: 'Out', sender: by('user') });
		store.insertMessage({ conversationId: row.id, content: 'Old', type: INCOMING, createdAt: 1 });
		expect(row.status).toBe('resolved');
		store.insertMessage({ conversationId: row.id, content: 'In', type: INCOMING });
		expect(row.status).toBe('open');
	});

	it('begins the wait for an answer once', () => {
		const { store } = fixture.sandbox;
		const row = conversation();
		row.waitingSince = null;
		const told: string[] = [];
		store.onChange = ({ event }) => told.push(event);
		const first = store.insertMessage({ conversationId: row.id, content: 'In', type: INCOMING });
		store.insertMessage({ conversationId: row.id, content: 'Hello?', type: INCOMING });
		expect(row.waitingSince).toBe(first.createdAt);
		expect(told.filter((event) => event === 'conversation_updated')).toHaveLength(1);
	});
});

describe('an answer', () => {
	it('of an agent ends the wait; the first one is remembered; notes and campaigns are none', () => {
		const { store } = fixture.sandbox;
		const row = conversation();
		const say = (more: object) => store.insertMessage({ conversationId: row.id, content: 'x', ...more });
		say({ sender: by('user'), private: true });
		say({ sender: by('user'), additionalAttributes: { campaign_id: 1 } });
		expect([row.firstReplyAt, row.waitingSince]).toEqual([null, row.createdAt]);
		const first = say({ sender: by('user') });
		say({ type: INCOMING });
		say({ sender: by('user') });
		expect([row.firstReplyAt, row.waitingSince]).toEqual([first.createdAt, null]);
	});

	it('of a bot ends the wait, and is no first answer', () => {
		const row = conversation();
		fixture.sandbox.store.insertMessage({ conversationId: row.id, content: 'x', sender: by('agent_bot') });
		expect([row.firstReplyAt, row.waitingSince]).toEqual([null, null]);
	});
});

describe('read marks', () => {
	const call = async (id: number, path: string) =>
		(await fixture.client.post<Record<string, number>>(`/conversations/${id}/${path}`, {})).data;

	it('count up to 10 unread messages, from the mark on', async () => {
		const { store } = fixture.sandbox;
		const { id } = conversation();
		for (let count = 0; count < 12; count++) store.insertMessage({ conversationId: id, content: 'In', type: INCOMING });
		const shown = await fixture.client.get<Record<string, number>>(`/conversations/${id}`);
		expect(shown.data.unread_count).toBe(10);
		expect((await call(id, 'update_last_seen')).unread_count).toBe(0);
		const { agent_last_seen_at: agent, assignee_last_seen_at: assignee } = await call(id, 'update_last_seen');
		expect([agent === 0, assignee]).toEqual([false, 0]);
		store.insertMessage({ conversationId: id, content: 'New', type: INCOMING });
		expect((await call(id, 'unread')).unread_count).toBeGreaterThan(0);
	});

	it('become 0 when the contact has not written', async () => {
		const row = conversation();
		row.agentLastSeenAt = 5;
		expect(await call(row.id, 'unread')).toMatchObject({ agent_last_seen_at: 0, assignee_last_seen_at: 0 });
	});

	it('of the assignee are set by the assignee only, and once an hour while nothing is new', async () => {
		const row = conversation();
		row.assigneeId = 1;
		await call(row.id, 'update_last_seen');
		const mark = row.assigneeLastSeenAt;
		expect(mark).toBeGreaterThan(0);
		await call(row.id, 'update_last_seen');
		expect(row.assigneeLastSeenAt).toBe(mark);
		row.assigneeLastSeenAt = row.agentLastSeenAt = mark - 3_601;
		await call(row.id, 'update_last_seen');
		expect(row.assigneeLastSeenAt).toBeGreaterThanOrEqual(mark);
	});
});

it('the newest message of a conversation is the one with the latest time, not the one with the highest id', async () => {
	const { store } = fixture.sandbox;
	const { id } = conversation();
	store.insertMessage({ conversationId: id, content: 'Today' });
	store.insertMessage({ conversationId: id, content: 'Imported', createdAt: 1_600_000_000 });
	const { data } = await fixture.client.get<{ messages: object[]; last_non_activity_message: object }>(
		`/conversations/${id}`,
	);
	expect(data.messages).toMatchObject([{ content: 'Today' }]);
	expect(data.last_non_activity_message).toMatchObject({ content: 'Today' });
});
