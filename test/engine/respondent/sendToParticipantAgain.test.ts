import { useExpressionEngine } from '../../support/expressions';
import { byId } from '../../support/harness';
import { useRespondent } from '../../support/respondent';
import { CREATE, emptyList, recipientsIn, SEND, to } from '../../support/respondentRecipients';

useExpressionEngine();
const harness = useRespondent();
const { somebodyNew, withOne, open, send } = recipientsIn(harness);

const store = () => harness.sandbox.store;

describe('Send to Participant with Skip If Already Sent and Check Only', () => {
	const skip = { skipIfSent: true };

	it('sends once, also when it runs again', async () => {
		const parameters = to(somebodyNew(), skip);
		const first = await send(parameters);
		const second = await send(parameters);
		expect(first.items[0]?.json.status).toBe('sent');
		expect(second.items[0]?.json).toMatchObject({
			status: 'already sent',
			messageId: first.items[0]?.json.messageId,
			conversation: 'reused',
		});
		expect(harness.requestsTo(SEND)).toHaveLength(1);
	});

	it('finds the message also in a second conversation with the person', async () => {
		const { conversation, userId, projectId } = withOne();
		store().insertMessage({ conversationUid: conversation.uid, body: 'Hi there', from: 'owner' });
		open({ projectId, userId });
		const { items } = await send(to({ projectId, userId }, skip));
		expect(items[0]?.json).toMatchObject({ status: 'already sent', conversationId: conversation.uid });
		expect(harness.requestsTo(SEND)).toEqual([]);
	});

	it('sends nothing where Respondent does not say who is in the conversations of the project', async () => {
		const { conversation, userId, projectId } = withOne();
		store().insertMessage({ conversationUid: conversation.uid, body: 'Hi there', from: 'owner' });
		harness.sandbox.quirks.omit = ['foreignId'];
		for (const options of [skip, { ...skip, dryRun: true }]) {
			const { error } = await send(to({ projectId, userId }, options));
			expect(error?.message).toMatch(/does not say who takes part in \d+ of the conversations of this project/);
			expect(error?.description).toContain('switch off "Skip If Already Sent"');
		}
		expect(harness.requestsTo(SEND)).toEqual([]);
		expect(harness.requestsTo(CREATE)).toEqual([]);
	});

	it('finds a message whose answer was lost, and still says that the conversation was created', async () => {
		harness.sandbox.faults.add({ route: SEND, kind: 'reset-after-write' });
		const { items } = await send(to(somebodyNew(), skip));
		expect(items[0]?.json.conversation).toBe('created');
		expect(items[0]?.json.status).toBe('sent');
		expect(harness.requestsTo(SEND)).toHaveLength(1);
	});

	it('finds a message whose answer was lost in a new conversation that the list does not show yet', async () => {
		harness.sandbox.faults.add({ ...emptyList, times: Infinity });
		harness.sandbox.faults.add({ route: SEND, kind: 'reset-after-write' });
		const { items, error } = await send(to(somebodyNew(), skip));
		expect(error).toBeUndefined();
		expect(items[0]?.json.conversation).toBe('created');
		expect(harness.requestsTo(SEND)).toHaveLength(1);
	});

	it('says of the same row below that nothing was sent, where only the conversation may have been created', async () => {
		harness.sandbox.faults.add({ route: CREATE, kind: '504' });
		const rows = [{ json: {} }, { json: {} }];
		const { items } = await send(to(somebodyNew(), skip), rows, { onError: 'continueRegularOutput' });
		expect(items.map(({ json }) => [json.status, json.mayHaveBeenSent])).toEqual([
			['failed', false],
			['failed', false],
		]);
		expect(items[1]?.json.error).toContain('with the same content. The conversation may have been created');
		expect(harness.requestsTo(SEND)).toEqual([]);
	});

	it('Check Only tells what would be created and what reused, and changes nothing', async () => {
		const [unknown, known] = [somebodyNew(), withOne()];
		const { items } = await send(
			{
				projectId: byId('={{ $json.project }}'),
				participantUserId: byId('={{ $json.person }}'),
				text: 'Hi there',
				checkOnly: true,
			},
			[
				{ json: { project: unknown.projectId, person: unknown.userId } },
				{ json: { project: known.projectId, person: known.userId } },
				{ json: { project: unknown.projectId, person: unknown.userId.toUpperCase() } },
			],
		);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ wouldBe: 'sent', conversation: 'would be created', contactId: unknown.userId }),
			expect.objectContaining({ conversation: 'would be reused', conversationId: known.conversation.uid }),
			expect.objectContaining({ wouldBe: 'sent', conversation: 'would be reused', contactId: unknown.userId }),
		]);
		expect(harness.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});
});
