import type { FaultRule } from '../../../sandbox';
import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { byId } from '../../support/harness';

useExpressionEngine();
const harness = useRespondent();

const newest = () => {
	const found = harness.sandbox.store.conversations[0];
	if (!found) throw new Error('There is no conversation');
	return found;
};
const create = async (extra = {}) => {
	const response = harness.sandbox.store.screenerResponses[0];
	return await harness.run('conversation:create', {
		projectId: byId(response?.projectId ?? ''),
		participantsFrom: 'id',
		participantIds: response?.userId ?? '',
		...extra,
	});
};

const newcomer = () => harness.sandbox.store.screenerResponses[9]?.userId ?? '';
/** What the operations give whose answers only acknowledge them: their item, or their error. */
async function acknowledged(kind: typeof harness.sandbox.quirks.acknowledgement) {
	harness.sandbox.quirks.acknowledgement = kind;
	const given: unknown[] = [];
	for (const operation of ['markAsRead', 'addParticipant', 'removeParticipant']) {
		const parameters = { conversationId: byId(newest().uid), participantUserId: byId(newcomer()) };
		const { items, error } = await harness.run(`conversation:${operation}`, parameters);
		given.push(error?.message ?? items[0]?.json);
	}
	return given;
}

// The numbers are those of the vendor notes' list of what is not documented.
describe('what Respondent does not document', () => {
	it.each(['null', 'empty', 'missing', 'placeholder'] as const)('1: latestMessage is %s', async (latestMessage) => {
		harness.sandbox.quirks.latestMessage = latestMessage;
		const { items, error } = await create();
		expect(error).toBeUndefined();
		expect(items[0]?.json.lastMessageText ?? '').toBe('');
	});

	it('2: metadata, updatedAt and foreignId are missing, and unknown fields are there', async () => {
		harness.sandbox.quirks.omit = ['metadata', 'updatedAt', 'foreignId'];
		harness.sandbox.quirks.extraFields = true;
		for (const id of ['conversation:getAll', 'message:getAll', 'screenerResponse:getAll', 'project:getAll']) {
			const projectId = byId(harness.sandbox.store.projects[0]?.id ?? '');
			const { items, error } = await harness.run(id, { limit: 5, projectId });
			expect([id, error?.message, items.length > 0]).toEqual([id, undefined, true]);
		}
		const { items } = await harness.run('conversation:get', {
			conversationId: byId(newest().uid),
			options: { output: 'raw' },
		});
		expect(Object.keys(items[0]?.json ?? {}).length).toBeGreaterThan(10);
	});

	it('3: attachments of a message are passed through', async () => {
		harness.sandbox.quirks.attachments = true;
		const { items } = await harness.run('message:get', { messageId: harness.sandbox.store.messages[0]?.uid ?? '' });
		expect(items[0]?.json.attachments).toEqual([expect.objectContaining({ url: expect.any(String) })]);
	});

	it.each(['true', 'null', 'empty'] as const)('4: acknowledgements are "%s"', async (kind) => {
		expect(await acknowledged(kind)).toEqual([
			{ read: true, conversationId: newest().uid },
			{ added: true, conversationId: newest().uid, contactId: newcomer() },
			{ deleted: true },
		]);
	});

	it('4: or objects that say something else', async () => {
		expect(await acknowledged('object')).toEqual([
			{ success: true },
			{ added: true, conversationId: newest().uid, contactId: newcomer() },
			{ success: true },
		]);
	});

	it('4: or false, where nothing was done', async () => {
		expect(await acknowledged('false')).toEqual([
			{ read: false, conversationId: newest().uid },
			{ added: false, conversationId: newest().uid, contactId: newcomer() },
			{ deleted: false },
		]);
	});

	it('4: or texts that are no JSON, after which the row fails', async () => {
		const text = 'but with something other than JSON';
		expect(await acknowledged('text')).toEqual([
			`The conversation may have been marked as read: Respondent answered 200, ${text}: OK`,
			`The participant may have been added: Respondent answered 201, ${text}`,
			`The participant may have been removed: Respondent answered 200, ${text}: OK`,
		]);
	});

	it('4: Update looks at the conversation when the answer does not show it', async () => {
		const update = async (fault: Pick<FaultRule, 'kind' | 'body' | 'write'>) => {
			const { uid } = newest();
			harness.sandbox.faults.add({ ...fault, method: 'PATCH' });
			const parameters = { conversationId: byId(uid), updateFields: { locked: true, name: 'Renamed' } };
			const { items, error } = await harness.run('conversation:update', parameters);
			return error?.message ?? items[0]?.json;
		};
		for (const fault of [{ kind: 'empty' }, { kind: 'raw', body: { success: true }, write: 'before' }] as const)
			expect(await update(fault)).toMatchObject({ conversationId: newest().uid, locked: true, name: 'Renamed' });
		harness.sandbox.reset();
		expect(await update({ kind: 'raw', body: { message: 'Down for maintenance' } })).toBe(
			'The conversation may have been updated: the answer of Respondent does not confirm it',
		);
	});

	it('4: an answer that is no overview says nothing of the inbox', async () => {
		harness.sandbox.faults.add({ kind: 'raw', body: { message: 'Down for maintenance' } });
		const { error } = await harness.run('message:getInbox');
		expect(error?.message).toBe('Respondent answered with something other than the record that was asked for');
	});

	it('8: lists come in any order', async () => {
		for (const sort of ['asc', 'desc', 'shuffled'] as const) {
			harness.sandbox.quirks.sort = sort;
			const { items } = await harness.run('message:getAll', { returnAll: true, options: { output: 'raw' } });
			expect(new Set(items.map(({ json }) => json.uid)).size).toBe(400);
		}
	});

	it.each([
		['new', 41],
		['existing', 40],
	] as const)('9: creating the same conversation twice gives %s', async (duplicateConversation, expected) => {
		harness.sandbox.quirks.duplicateConversation = duplicateConversation;
		const { items } = await create();
		expect(items[0]?.json.conversationId).toBeTruthy();
		expect(harness.sandbox.store.conversations).toHaveLength(expected);
	});

	it('9: or an error, which says so', async () => {
		harness.sandbox.quirks.duplicateConversation = 'conflict';
		expect((await create()).error?.message).toMatch(/^Respondent refused the request \(409\): /);
	});

	it('13: an update without effect is possible: the name is passed on as it is', async () => {
		const { uid, name } = newest();
		const { items } = await harness.run('conversation:update', { conversationId: byId(uid), updateFields: { name } });
		expect(items[0]?.json.name).toBe(name);
	});

	it('the server cuts the page size and says so', async () => {
		harness.sandbox.quirks.maxPageSize = 30;
		const { items } = await harness.run('message:getAll', { returnAll: true, options: { output: 'raw' } });
		expect(new Set(items.map(({ json }) => json.uid)).size).toBe(400);
		expect(harness.sandbox.requests).toHaveLength(14);
	});

	it('records shift onto the next page while the list is read', async () => {
		harness.sandbox.quirks.shiftPerPage = 3;
		const { items } = await harness.run('message:getAll', { returnAll: true, options: { output: 'raw' } });
		expect(items).toHaveLength(400);
		expect(new Set(items.map(({ json }) => json.uid)).size).toBe(400);
	});

	it.each(['empty', 'repeat-last', 'not-found'] as const)('a page past the end is %s', async (pastEnd) => {
		harness.sandbox.quirks.pastEnd = pastEnd;
		harness.sandbox.quirks.omit = ['updatedAt'];
		harness.sandbox.store.addMessages(100);
		const { items, error } = await harness.run('message:getAll', { limit: 1000, options: { output: 'raw' } });
		expect([items.length, error?.message]).toEqual([500, undefined]);
	});

	it.each([
		['nest', 'Conversation not found'],
		['message-list', 'Conversation not found'],
		['message-only', 'Conversation not found'],
		['detail', 'Conversation not found'],
		['text', 'Conversation not found'],
		['html', 'a web page titled "404"'],
	] as const)('errors come as %s', async (errorBody, text) => {
		harness.sandbox.quirks.errorBody = errorBody;
		const { error } = await harness.run('conversation:get', { conversationId: byId('gone') });
		expect(error?.message).toBe(`Respondent does not know Conversation "gone" (404): ${text}`);
	});
});
