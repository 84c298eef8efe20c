import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { useRespondent } from '../../support/respondent';
import { recipientsIn } from '../../support/respondentRecipients';

useExpressionEngine();
const harness = useRespondent();

const DAY = 86_400_000;
const GET = 'GET /v1/messaging/conversations/{conversationUid}';
const LIST = 'GET /v1/messaging/messages';

/** A conversation without messages, with one participant. */
function emptyConversation() {
	const recipients = recipientsIn(harness);
	const somebody = recipients.somebodyNew();
	return { conversationUid: recipients.open(somebody).uid, ...somebody };
}

const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const of = async (conversationUid: string, more = {}) =>
	(await harness.run('message:getLatest', { latestConversationId: byId(conversationUid), ...more })).items[0]?.json;

describe('Message: Get Latest', () => {
	it('says of our last message how long the participant has been silent, and that nobody has answered', async () => {
		const { conversationUid, userId, projectId } = emptyConversation();
		harness.sandbox.store.insertMessage({ conversationUid, body: 'Hi', from: 'owner', createdAt: ago(5) });
		harness.sandbox.store.insertMessage({
			conversationUid,
			body: 'Are you there?',
			from: 'owner',
			createdAt: ago(2.5),
		});
		const item = await of(conversationUid);
		expect(item).toMatchObject({
			conversationId: conversationUid,
			contactId: userId,
			projectId,
			direction: 'outgoing',
			text: 'Are you there?',
		});
		expect(item?.daysSilent).toBeCloseTo(2.5, 2);
		expect(item).not.toHaveProperty('lastIncomingAt');
		expect(harness.routes()).toEqual([GET]);
	});

	it('still tells of an answer that we have answered', async () => {
		const { conversationUid } = emptyConversation();
		const answeredAt = ago(3);
		harness.sandbox.store.insertMessage({ conversationUid, body: 'Yes', from: 'participant', createdAt: answeredAt });
		harness.sandbox.store.insertMessage({ conversationUid, body: 'Great', from: 'owner', createdAt: ago(2) });
		expect(await of(conversationUid)).toMatchObject({ direction: 'outgoing', lastIncomingAt: answeredAt });
	});

	it('does not say that nobody has written where Respondent does not say who is in a conversation', async () => {
		const { conversationUid, userId, projectId } = emptyConversation();
		harness.sandbox.store.insertMessage({ conversationUid, body: 'Yes', from: 'participant', createdAt: ago(1) });
		harness.sandbox.quirks.omit = ['foreignId'];
		const person = { latestIn: 'participant', latestProjectId: byId(projectId), latestParticipantId: byId(userId) };
		const { error } = await harness.run('message:getLatest', person);
		expect(error?.message).toMatch(/does not say who takes part in \d+ of the conversations of this project/);
	});

	it('gives an answer as incoming', async () => {
		const { conversationUid, userId } = emptyConversation();
		const sentAt = ago(1);
		harness.sandbox.store.insertMessage({ conversationUid, body: 'Yes', from: 'participant', createdAt: sentAt });
		expect(await of(conversationUid)).toMatchObject({
			direction: 'incoming',
			contactId: userId,
			sentAt,
			lastIncomingAt: sentAt,
		});
	});

	it('reads the list where a conversation does not hold all of its messages', async () => {
		harness.sandbox.quirks.embeddedMessages = 1;
		const { conversationUid } = emptyConversation();
		const answeredAt = ago(9);
		harness.sandbox.store.insertMessage({ conversationUid, body: 'Yes', from: 'participant', createdAt: answeredAt });
		for (let day = 8; day > 1; day--)
			harness.sandbox.store.insertMessage({ conversationUid, body: `Day ${day}`, from: 'owner', createdAt: ago(day) });
		expect(await of(conversationUid)).toMatchObject({ text: 'Day 2', lastIncomingAt: answeredAt });
		expect(harness.requestsTo(LIST).map(({ query }) => query.conversationUid)).toEqual([conversationUid]);
	});

	it('says that there is no message', async () => {
		const { conversationUid } = emptyConversation();
		expect(await of(conversationUid)).toEqual({ found: false, conversationId: conversationUid });
	});

	it('finds the conversation with a participant, also where the ID is in capital letters', async () => {
		const { conversationUid, projectId, userId } = emptyConversation();
		const parameters = {
			latestIn: 'participant',
			latestProjectId: byId(projectId),
			latestParticipantId: byId(userId.toUpperCase()),
		};
		const look = async () => (await harness.run('message:getLatest', parameters)).items[0]?.json;
		expect(await look()).toEqual({ found: false, contactId: userId, projectId });
		harness.sandbox.store.insertMessage({ conversationUid, body: 'Hi', from: 'owner' });
		expect(await look()).toMatchObject({ conversationId: conversationUid, contactId: userId, text: 'Hi' });
	});

	it('says of a participant without a conversation that there is no message', async () => {
		const { projectId, userId } = recipientsIn(harness).somebodyNew();
		const parameters = { latestIn: 'participant', latestProjectId: byId(projectId), latestParticipantId: byId(userId) };
		const { items } = await harness.run('message:getLatest', parameters);
		expect(items[0]?.json).toEqual({ found: false, contactId: userId, projectId });
	});

	it.each([
		['raw', ['body', 'latest', 'sender']],
		['selectedFields', ['body', 'daysSilent', 'messageId']],
	])('has the days in every form of output: %s', async (output, names) => {
		const { conversationUid } = emptyConversation();
		harness.sandbox.store.insertMessage({ conversationUid, body: 'Hi', from: 'owner', createdAt: ago(2) });
		const item = await of(conversationUid, {
			options: { output, ...(output === 'selectedFields' && { selectedFields: ['body'] }) },
		});
		expect(Object.keys(item ?? {})).toEqual(expect.arrayContaining(names));
	});
});
