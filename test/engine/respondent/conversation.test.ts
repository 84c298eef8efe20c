import { toText } from '../../../nodes/shared/base/record';
import { useRespondent } from '../../support/respondent';
import { byId } from '../../support/harness';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const harness = useRespondent();

const conversationAt = (index: number) => {
	const found = harness.sandbox.store.conversations[index];
	if (!found) throw new Error(`There is no conversation ${index}`);
	return found;
};
const responseAt = (index: number) => {
	const found = harness.sandbox.store.screenerResponses[index];
	if (!found) throw new Error(`There is no screener response ${index}`);
	return found;
};

describe('Conversation: Create', () => {
	it('opens a conversation with the people that were typed, duplicates dropped', async () => {
		const [one, two] = [responseAt(0), responseAt(1)];
		const { items } = await harness.run('conversation:create', {
			projectId: byId(one.projectId),
			participantsFrom: 'id',
			participantIds: `${one.userId}, ${two.userId}\n${one.userId}`,
		});
		expect(items).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({
			contactId: `${one.userId}, ${two.userId}`,
			projectId: one.projectId,
			messageCount: 0,
			locked: false,
		});
		const stored = harness.sandbox.store.conversation(toText(items[0]?.json.conversationId));
		expect(stored?.participants.map(({ foreignId }) => foreignId)).toEqual(
			expect.arrayContaining([one.userId, two.userId]),
		);
		expect(harness.sandbox.requests[0]?.body).toEqual({
			projectId: one.projectId,
			participantUserIds: [one.userId, two.userId],
		});
	});

	it('takes people from the list, and as an array by expression', async () => {
		const { projectId, userId } = responseAt(0);
		const picked = await harness.run('conversation:create', {
			projectId: { __rl: true, mode: 'list', value: projectId },
			participantsFrom: 'list',
			participantUserIds: [userId],
		});
		expect(picked.items[0]?.json.contactId).toBe(userId);
		const given = await harness.run(
			'conversation:create',
			{ projectId: byId('={{ $json.project }}'), participantsFrom: 'id', participantIds: '={{ $json.people }}' },
			[{ json: { project: projectId, people: [userId, responseAt(1).userId] } }],
		);
		expect(given.items[0]?.json.contactId).toBe(`${userId}, ${responseAt(1).userId}`);
	});

	it('names an ID that is none before anything is sent', async () => {
		const { projectId, userId } = responseAt(0);
		const { error } = await harness.run('conversation:create', {
			projectId: byId(projectId),
			participantsFrom: 'id',
			participantIds: `${userId}, 12345`,
		});
		expect(error?.message).toBe('"Participant User IDs" is "12345", which is not an ID of 24 hexadecimal digits');
		expect(harness.sandbox.requests).toHaveLength(0);
	});

	it('refuses a row without people', async () => {
		const { error } = await harness.run(
			'conversation:create',
			{ projectId: byId(responseAt(0).projectId), participantsFrom: 'id', participantIds: '={{ $json.nobody }}' },
			[{ json: {} }],
		);
		expect(error?.message).toBe('"Participant User IDs" is empty');
		expect(harness.sandbox.requests).toHaveLength(0);
	});
});

describe('Conversation: Get', () => {
	it('gives one conversation, simplified', async () => {
		const { uid, createdAt, name } = conversationAt(0);
		const { items } = await harness.run('conversation:get', { conversationId: byId(uid) });
		expect(items).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({ conversationId: uid, name, createdAt, messageCount: 10 });
		expect(Object.keys(items[0]?.json ?? {})).toHaveLength(10);
	});

	it('gives it raw, and with selected fields', async () => {
		const { uid, name } = conversationAt(0);
		const raw = await harness.run('conversation:get', { conversationId: byId(uid), options: { output: 'raw' } });
		expect(raw.items[0]?.json.messages).toHaveLength(10);
		const selected = await harness.run('conversation:get', {
			conversationId: byId(uid),
			options: { output: 'selectedFields', selectedFields: ['name', 'messagesCount'] },
		});
		expect(selected.items[0]?.json).toEqual({ conversationId: uid, name, messagesCount: 10 });
	});

	it('says which ID is unknown', async () => {
		const { error } = await harness.run('conversation:get', { conversationId: byId('no-such-thing') });
		expect(error?.message).toBe('Respondent does not know Conversation "no-such-thing" (404): Conversation not found');
		expect(error?.httpCode).toBe('404');
	});
});

describe('Conversation: Get Many', () => {
	it('honours the limit without reading on', async () => {
		const { items } = await harness.run('conversation:getAll', { limit: 7 });
		expect(items).toHaveLength(7);
		expect(harness.sandbox.requests.map(({ query }) => query)).toEqual([{ page: '1', pageSize: '7' }]);
	});

	it('refuses a limit that is no whole number', async () => {
		const { error } = await harness.run('conversation:getAll', { limit: '={{ 2.5 }}' });
		expect(error?.message).toBe('"Limit" must be a whole number, but is 2.5');
		expect(harness.sandbox.requests).toHaveLength(0);
	});

	it('returns all', async () => {
		const { items } = await harness.run('conversation:getAll', { returnAll: true });
		expect(new Set(items.map(({ json }) => json.conversationId)).size).toBe(40);
		expect(harness.sandbox.requests).toHaveLength(1);
	});

	it('filters by project and external researcher', async () => {
		const project = harness.sandbox.store.projects[1];
		const { items } = await harness.run('conversation:getAll', {
			returnAll: true,
			filters: {
				projectId: byId(project?.id ?? ''),
				externalResearcherId: project?.externalResearcher.researcherId ?? '',
			},
		});
		expect(items).toHaveLength(15);
		expect(new Set(items.map(({ json }) => json.projectId))).toEqual(new Set([project?.id]));
	});

	it('refuses a filter that an expression left empty, since it would list everything', async () => {
		const { error } = await harness.run('conversation:getAll', { filters: { projectId: byId('={{ $json.gone }}') } }, [
			{ json: {} },
		]);
		expect(error?.message).toBe('"Project" is empty');
		expect(harness.sandbox.requests).toHaveLength(0);
	});
});

describe('Conversation: Update', () => {
	it('renames and locks', async () => {
		const { uid } = conversationAt(0);
		const { items } = await harness.run('conversation:update', {
			conversationId: byId(uid),
			updateFields: { name: 'Interview scheduling', locked: true },
		});
		expect(items[0]?.json).toMatchObject({ conversationId: uid, name: 'Interview scheduling', locked: true });
		expect(conversationAt(0)).toMatchObject({ name: 'Interview scheduling', locked: true });
	});

	it('unlocks, as false is a value', async () => {
		const { uid } = conversationAt(0);
		await harness.run('conversation:update', { conversationId: byId(uid), updateFields: { locked: false } });
		expect(harness.sandbox.requests[0]?.body).toEqual({ locked: false });
	});

	it('does not send the user of Update to Update when the conversation stays locked', async () => {
		const headers = { 'content-type': 'application/json' };
		const body = { message: 'Conversation is locked' };
		harness.sandbox.faults.add({ kind: 'raw', status: 403, headers, body, method: 'PATCH' });
		const conversationId = byId(conversationAt(0).uid);
		const { error } = await harness.run('conversation:update', { conversationId, updateFields: { locked: false } });
		expect(error?.description).toBe('Check at Respondent whether its project is closed.');
	});

	it('refuses to change nothing', async () => {
		const { error } = await harness.run('conversation:update', { conversationId: byId(conversationAt(0).uid) });
		expect(error?.message).toBe('"Update Fields" is empty');
		expect(harness.sandbox.requests).toHaveLength(0);
	});
});

describe('Conversation: Mark as Read, Add Participant, Remove Participant', () => {
	it('marks as read', async () => {
		const { uid } = conversationAt(0);
		const { items } = await harness.run('conversation:markAsRead', { conversationId: byId(uid) });
		expect(items.map(({ json }) => json)).toEqual([{ read: true, conversationId: uid }]);
	});

	it('adds a participant', async () => {
		const { uid } = conversationAt(0);
		const { userId } = responseAt(7);
		const { items } = await harness.run('conversation:addParticipant', {
			conversationId: byId(uid),
			participantUserId: byId(userId),
		});
		expect(items.map(({ json }) => json)).toEqual([{ added: true, conversationId: uid, contactId: userId }]);
		expect(conversationAt(0).participants.map(({ foreignId }) => foreignId)).toContain(userId);
	});

	it('removes a participant', async () => {
		const { uid, participants } = conversationAt(39);
		const userId = participants.at(-1)?.foreignId ?? '';
		const { items } = await harness.run('conversation:removeParticipant', {
			conversationId: byId(uid),
			participantUserId: byId(userId),
		});
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(conversationAt(39).participants.map(({ foreignId }) => foreignId)).not.toContain(userId);
	});
});
