import { runNode } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { byId, withIds } from '../../support/harness';
import { useRespondent } from '../../support/respondent';
import { CREATE, emptyList, recipientsIn, SEND, SEND_TO_PARTICIPANT, to } from '../../support/respondentRecipients';

useExpressionEngine();
const harness = useRespondent();
const { somebodyNew, withOne, open, send } = recipientsIn(harness);

const store = () => harness.sandbox.store;

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
					status: 'sent',
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
		const unlocked = open({ projectId, userId });
		open({ projectId, userId }).locked = true;
		const { items } = await send(to({ projectId, userId }));
		expect(items[0]?.json).toMatchObject({ conversationId: unlocked.uid, conversation: 'reused' });
		expect(conversation.uid).not.toBe(unlocked.uid);
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
		const run = async () => await runNode(harness.setup, withIds(SEND_TO_PARTICIPANT, parameters));
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

	it('uses a conversation that is listed late when Retry On Fail runs the row again', async () => {
		const person = somebodyNew();
		harness.sandbox.faults.add({ ...emptyList, times: 2 });
		harness.sandbox.faults.add({ route: CREATE, kind: 'raw', status: 201, body: {} });
		open(person);
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { items, error } = await send(to(person), undefined, settings);
		expect(error).toBeUndefined();
		expect(items[0]?.json.conversation).toBe('reused');
		expect(harness.requestsTo(CREATE)).toHaveLength(1);
	});

	it('creates one conversation for two spellings of one project ID', async () => {
		const person = somebodyNew();
		const { projectId: id } = person;
		const rows = [id, id.toUpperCase()].map((project) => ({ json: { project } }));
		const { items } = await send({ ...to(person), projectId: byId('={{ $json.project }}') }, rows);
		expect(items.map(({ json }) => json.conversation)).toEqual(['created', 'reused']);
		expect(harness.requestsTo(CREATE)).toHaveLength(1);
	});

	it('uses the conversation that somebody else has created meanwhile (409)', async () => {
		const person = somebodyNew();
		harness.sandbox.quirks.duplicateConversation = 'conflict';
		harness.sandbox.faults.add(emptyList);
		open(person);
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
