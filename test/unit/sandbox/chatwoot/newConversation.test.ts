import { openingStatus } from '../../../../sandbox/chatwoot/rules/conversations/openingStatus';
import { addContact, useChatwootSandbox } from './client';

const fixture = useChatwootSandbox({ dataset: 'empty' });

interface Conversation {
	id: number;
	status: string;
	snoozed_until: string | null;
	meta: { assignee?: object; team?: { is_member: boolean } };
}

const create = async (body: object, headers = {}) =>
	await fixture.client.post<Conversation>('/conversations', body, { headers });
const inbox = () => {
	const found = fixture.sandbox.store.inbox(7);
	if (!found) throw new Error('There is no inbox 7');
	return found;
};

it.each([
	[false, null, null, 'open'],
	[false, null, 'snoozed', 'snoozed'],
	[false, 5, 'open', 'pending'],
	[true, 5, 'open', 'resolved'],
] as const)('blocked %j, bot %j, asked for %j: %s', (blocked, agentBotId, wanted, status) => {
	expect(openingStatus({ blocked }, { agentBotId }, wanted)).toBe(status);
});

describe('the session of a new conversation', () => {
	it('is a new one for each call without a source ID, and the known one with it', async () => {
		const contact = addContact(fixture.sandbox.store);
		await create({ inbox_id: 7, contact_id: contact.id });
		await create({ inbox_id: 7, contact_id: contact.id });
		expect(contact.sessions).toHaveLength(2);
		const source_id = contact.sessions[0]?.sourceId;
		await create({ inbox_id: 7, contact_id: contact.id, source_id });
		await create({ source_id });
		expect(contact.sessions).toHaveLength(2);
		expect(fixture.sandbox.store.conversations.filter(({ sourceId }) => sourceId === source_id)).toHaveLength(3);
	});

	it('is not that of another contact', async () => {
		const [one, two] = [addContact(fixture.sandbox.store), addContact(fixture.sandbox.store)];
		await create({ inbox_id: 7, contact_id: one.id, source_id: 'mine' });
		const { status, data } = await create({ inbox_id: 7, contact_id: two.id, source_id: 'mine' });
		expect([status, data]).toEqual([422, { error: 'source_id should be unique' }]);
	});

	it('takes over the number in a WhatsApp inbox, and the conversation stays with the first contact', async () => {
		const { store } = fixture.sandbox;
		const one = addContact(store, { phoneNumber: '+46701234567' });
		const { data } = await create({ inbox_id: 8, contact_id: one.id });
		const two = addContact(store, { phoneNumber: '+46701234567' });
		await create({ inbox_id: 8, contact_id: two.id });
		expect(two.sessions[0]?.sourceId).toBe('46701234567');
		expect(store.conversation(data.id)?.sourceId).toBe(one.sessions[0]?.sourceId);
		expect(one.sessions[0]?.sourceId).toMatch(/^whatsapp:46701234567\d{1,2}$/);
	});
});

describe('an inbox that is locked to one conversation', () => {
	it('gives the conversation of the session, whatever its status, and ignores the other values', async () => {
		inbox().lockToSingleConversation = true;
		const contact = addContact(fixture.sandbox.store);
		const first = await create({ inbox_id: 7, contact_id: contact.id, source_id: 's', status: 'resolved' });
		const again = await create({ inbox_id: 7, contact_id: contact.id, source_id: 's', status: 'open' });
		expect([again.data.id, again.data.status]).toEqual([first.data.id, 'resolved']);
		const other = await create({ inbox_id: 7, contact_id: contact.id });
		expect(other.data.id).not.toBe(first.data.id);
	});
});

describe('the values of a new conversation', () => {
	it('keeps the end of a snooze only for a snoozed one', async () => {
		const contact_id = addContact(fixture.sandbox.store).id;
		const snoozed_until = '2030-01-01T00:00:00Z';
		const open = await create({ inbox_id: 7, contact_id, snoozed_until });
		expect(open.data.snoozed_until).toBeNull();
		const snoozed = await create({ inbox_id: 7, contact_id, snoozed_until, status: 'snoozed' });
		expect(snoozed.data.snoozed_until).toBe('2030-01-01T00:00:00.000Z');
	});

	it('takes an unknown agent, who counts as assigned and is not shown', async () => {
		const contact_id = addContact(fixture.sandbox.store).id;
		const { data } = await create({ inbox_id: 7, contact_id, assignee_id: 999, team_id: 999 });
		expect([data.meta.assignee, data.meta.team]).toEqual([undefined, undefined]);
		const counts = await fixture.client.get<{ meta: object }>('/conversations/meta');
		expect(counts.data.meta).toMatchObject({ assigned_count: 1, unassigned_count: 0 });
	});

	it('drops an agent who is no member of the team', async () => {
		const contact_id = addContact(fixture.sandbox.store).id;
		const { data } = await create({ inbox_id: 7, contact_id, assignee_id: 3, team_id: 1 });
		expect(data.meta.assignee).toBeUndefined();
		expect(data.meta.team?.is_member).toBe(true);
	});

	it('refuses too long attributes, and fails for an unknown status', async () => {
		const contact_id = addContact(fixture.sandbox.store).id;
		const long = await create({ inbox_id: 7, contact_id, custom_attributes: { note: 'x'.repeat(1_501) } });
		expect([long.status, long.data]).toEqual([
			422,
			{ message: 'Custom attributes note length should be < 1500', attributes: ['custom_attributes'] },
		]);
		expect((await create({ inbox_id: 7, contact_id, status: 'nonsense' })).status).toBe(500);
		expect(fixture.sandbox.store.conversations).toHaveLength(0);
	});
});

describe('the first message', () => {
	it('comes after the conversation, in the events too', async () => {
		const { store } = fixture.sandbox;
		const contact_id = addContact(store).id;
		const names: string[] = [];
		store.onChange = ({ event }) => names.push(event);
		const { data } = await create({ inbox_id: 7, contact_id, message: { content: 'Hello' } });
		expect(store.messagesOf(data.id).map(({ content }) => content)).toEqual(['Hello']);
		expect(names).toEqual(['conversation_created', 'message_created', 'conversation_updated']);
	});

	it('takes the conversation with it when it cannot be stored; the session stays', async () => {
		const { store } = fixture.sandbox;
		const contact = addContact(store);
		const names: string[] = [];
		store.onChange = ({ event }) => names.push(event);
		const body = { inbox_id: 7, contact_id: contact.id, message: { content: 'x'.repeat(150_001) } };
		const { status, data } = await create(body);
		expect([status, data]).toEqual([
			422,
			{
				message: expect.stringContaining('too long') as string,
				attributes: expect.arrayContaining(['content']) as object,
			},
		]);
		expect([store.conversations.length, contact.sessions.length, names]).toEqual([0, 1, []]);
	});
});

it('is refused to an agent outside the inbox', async () => {
	inbox().memberIds = [1];
	const contact_id = addContact(fixture.sandbox.store).id;
	const headers = { api_access_token: fixture.sandbox.credentials.agentToken };
	expect((await create({ inbox_id: 7, contact_id }, headers)).status).toBe(401);
});
