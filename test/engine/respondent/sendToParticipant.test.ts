import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { runNode } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { byId, withIds } from '../../support/harness';
import { useRespondent } from '../../support/respondent';

useExpressionEngine();
const harness = useRespondent();

const CREATE = 'POST /v1/messaging/conversations';
const SEND = 'POST /v1/messaging/conversations/{conversationUid}/messages';
const ID = 'message:sendToParticipant';

const store = () => harness.sandbox.store;

/** A participant of a project with whom no conversation is open. */
function somebodyNew() {
	const known = new Set(
		store().conversations.flatMap(({ metadata, participants }) =>
			participants.map(({ foreignId }) => `${metadata.projectId} ${foreignId}`),
		),
	);
	const found = store().screenerResponses.find(({ projectId, userId }) => !known.has(`${projectId} ${userId}`));
	if (!found) throw new Error('Everybody has a conversation');
	return found;
}

/** A conversation with one participant alone. */
function withOne() {
	const found = store().conversations.find(({ participants, locked }) => participants.length === 2 && !locked);
	const userId = found?.participants.find(({ uid }) => uid !== store().owner.uid)?.foreignId;
	if (!found || userId === undefined) throw new Error('There is no conversation with one participant');
	return { conversation: found, userId, projectId: found.metadata.projectId };
}

const to = ({ projectId, userId }: { projectId: string; userId: string }, more: IDataObject = {}) => ({
	projectId: byId(projectId),
	participantUserId: byId(userId),
	text: 'Hi there',
	...more,
});

const send = async (parameters: IDataObject, items?: INodeExecutionData[], settings = {}) =>
	await harness.run(ID, parameters as never, items, settings);

describe('Message: Send to Participant', () => {
	it('creates the conversation with somebody new, sends, and says so', async () => {
		const person = somebodyNew();
		const { items, error } = await send(to(person));
		expect(error).toBeUndefined();
		const message = store().messages.at(-1);
		const conversation = store().conversations.at(-1);
		expect(items).toEqual([
			{
				json: {
					messageId: message?.uid,
					conversationId: conversation?.uid,
					contactId: person.userId,
					direction: 'outgoing',
					channel: 'respondent',
					text: 'Hi there',
					sentAt: message?.createdAt,
					senderName: expect.any(String),
					projectId: person.projectId,
					conversation: 'created',
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(harness.requestsTo(CREATE)[0]?.body).toEqual({
			projectId: person.projectId,
			participantUserIds: [person.userId],
		});
		expect(harness.requestsTo(SEND)[0]?.body).toEqual({ body: 'Hi there' });
	});

	it('writes into the conversation with exactly this person, not into a group that the person is in', async () => {
		const { conversation, userId, projectId } = withOne();
		const group = store().conversations.find(
			({ metadata, participants }) =>
				metadata.projectId === projectId &&
				participants.length > 2 &&
				participants.some(({ foreignId }) => foreignId === userId),
		);
		const count = store().conversations.length;
		const { items } = await send(to({ projectId, userId: userId.toUpperCase() }));
		expect(items[0]?.json).toMatchObject({
			conversationId: conversation.uid,
			contactId: userId,
			conversation: 'reused',
		});
		expect(items[0]?.json.conversationId).not.toBe(group?.uid);
		expect(store().conversations).toHaveLength(count);
	});

	it('prefers a conversation that is not locked, and that was used last', async () => {
		const { conversation, userId, projectId } = withOne();
		const project = store().projects.find(({ id }) => id === projectId);
		const response = store().screenerResponseOf(projectId, userId);
		if (!project || !response) throw new Error('The sandbox is empty');
		const [unlocked, locked] = [1, 2].map(() => store().insertConversation({ project, participants: [response] }));
		if (locked) locked.locked = true;
		const { items } = await send(to({ projectId, userId }));
		expect(items[0]?.json).toMatchObject({ conversationId: unlocked?.uid, conversation: 'reused' });
		expect(conversation.uid).not.toBe(unlocked?.uid);
	});

	it('creates one conversation for two rows with one person', async () => {
		const person = somebodyNew();
		const { items } = await send(to(person, { text: '={{ $json.text }}' }), [
			{ json: { text: 'First' } },
			{ json: { text: 'Second' } },
		]);
		expect(items.map(({ json }) => json.conversation)).toEqual(['created', 'reused']);
		expect(new Set(items.map(({ json }) => json.conversationId)).size).toBe(1);
		expect(harness.requestsTo(CREATE)).toHaveLength(1);
	});

	it('creates one conversation for two executions at once', async () => {
		const parameters = to(somebodyNew(), { text: 'At once' });
		const run = async () => await runNode(harness.setup, withIds(ID, parameters));
		const [one, two] = await Promise.all([run(), run()]);
		expect([one.items[0]?.json.conversation, two.items[0]?.json.conversation].sort()).toEqual(['created', 'reused']);
		expect(harness.requestsTo(CREATE)).toHaveLength(1);
		expect(harness.requestsTo(SEND)).toHaveLength(2);
	});

	it('finds the conversation again whose creation gave no answer', async () => {
		harness.sandbox.faults.add({ route: CREATE, kind: 'reset-after-write' });
		const { items, error } = await send(to(somebodyNew()));
		expect(error).toBeUndefined();
		expect(items[0]?.json.conversation).toBe('created');
		expect(harness.requestsTo(CREATE)).toHaveLength(1);
	});

	it('says that nothing was sent when the conversation may have been created and is not there', async () => {
		harness.sandbox.faults.add({ route: CREATE, kind: 'reset-before-write' });
		const { error } = await send(to(somebodyNew()));
		expect(error?.message).toMatch(/^The conversation may have been created, but no message was sent: /);
		expect(harness.requestsTo(SEND)).toEqual([]);
	});

	it('uses the conversation that somebody else has created meanwhile (409)', async () => {
		const person = somebodyNew();
		harness.sandbox.quirks.duplicateConversation = 'conflict';
		const project = store().projects.find(({ id }) => id === person.projectId);
		harness.sandbox.faults.add({
			route: 'GET /v1/messaging/conversations',
			kind: 'raw',
			status: 200,
			body: { page: 1, pageSize: 100, results: [] },
		});
		if (project) store().insertConversation({ project, participants: [person] });
		const { items } = await send(to(person));
		expect(items[0]?.json.conversation).toBe('reused');
	});

	it('names the conversation that it has created when the message is refused', async () => {
		harness.sandbox.faults.add({ route: SEND, kind: 'raw', status: 400, body: { message: 'Too long' } });
		const { error } = await send(to(somebodyNew()));
		const created = store().conversations.at(-1);
		expect(error?.message).toContain('Too long');
		expect(error?.message).toContain(`Before that, conversation ${created?.uid} was created`);
	});

	it('refuses more than one person before anything is sent', async () => {
		const { projectId, userId } = somebodyNew();
		const { error } = await send(to({ projectId, userId: `${userId}, ${userId}` }));
		expect(error?.message).toMatch(/^"Participant" is ".*", which is not an ID of 24 hexadecimal digits$/);
		expect(harness.sandbox.requests).toEqual([]);
	});
});

describe('Send to Participant with Skip If Already Sent and Check Only', () => {
	const skip = { sendOptions: { skipIfSent: true } };

	it('sends once, also when it runs again', async () => {
		const parameters = to(somebodyNew(), skip);
		const first = await send(parameters);
		const second = await send(parameters);
		expect(first.items[0]?.json).not.toHaveProperty('alreadySent');
		expect(second.items[0]?.json).toMatchObject({
			alreadySent: true,
			messageId: first.items[0]?.json.messageId,
			conversation: 'reused',
		});
		expect(harness.requestsTo(SEND)).toHaveLength(1);
	});

	it('finds the message also in a second conversation with the person', async () => {
		const { conversation, userId, projectId } = withOne();
		store().insertMessage({ conversationUid: conversation.uid, body: 'Hi there', from: 'owner' });
		const project = store().projects.find(({ id }) => id === projectId);
		const response = store().screenerResponseOf(projectId, userId);
		if (project && response) store().insertConversation({ project, participants: [response] });
		const { items } = await send(to({ projectId, userId }, skip));
		expect(items[0]?.json).toMatchObject({ alreadySent: true, conversationId: conversation.uid });
		expect(harness.requestsTo(SEND)).toEqual([]);
	});

	it('finds a message whose answer was lost, and still says that the conversation was created', async () => {
		harness.sandbox.faults.add({ route: SEND, kind: 'reset-after-write' });
		const { items } = await send(to(somebodyNew(), skip));
		expect(items[0]?.json.conversation).toBe('created');
		expect(items[0]?.json).not.toHaveProperty('alreadySent');
		expect(harness.requestsTo(SEND)).toHaveLength(1);
	});

	it('Check Only tells what would be created and what reused, and changes nothing', async () => {
		const [unknown, known] = [somebodyNew(), withOne()];
		const { items } = await send(
			{
				projectId: byId('={{ $json.project }}'),
				participantUserId: byId('={{ $json.person }}'),
				text: 'Hi there',
				sendOptions: { checkOnly: true },
			},
			[
				{ json: { project: unknown.projectId, person: unknown.userId } },
				{ json: { project: known.projectId, person: known.userId } },
			],
		);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ checkOnly: true, conversation: 'would be created', contactId: unknown.userId }),
			expect.objectContaining({ conversation: 'would be reused', conversationId: known.conversation.uid }),
		]);
		expect(harness.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});
});
