import { readExample } from '../../dev/exampleFiles';
import { toText } from '../../nodes/shared/base/record';
import { createDataTable } from './support/dataTable';
import { startInstance } from './support/instance';
import {
	importedExample,
	published,
	registered,
	REPLY_TABLE,
	startedWith,
	triggerWorkflow,
} from './support/respondentTrigger';
import { useRespondentStage } from './support/respondentStage';
import { waitFor } from './support/waitFor';

// The ten minutes between two attempts to deliver an event take ten milliseconds, and slow machines have time to answer.
const stage = useRespondentStage('respondentTrigger', { redeliveryScale: 1 / 60_000, deliveryTimeoutMs: 60_000 });

const says = (text: string, index = 0) =>
	stage.sandbox.participantSays(stage.sandbox.store.conversations[index]!.uid, text);
const statuses = async () => {
	await stage.sandbox.deliveries.settled();
	return stage.sandbox.deliveries.attempts.map(({ status }) => status);
};
const gone = async () =>
	await waitFor(async () => (registered(stage) === undefined ? true : undefined), { what: 'the webhook to be gone' });
const trigger = async (options = {}) =>
	await stage.n8n.rest.createWorkflow(triggerWorkflow(stage, 'respondentTrigger', { options }));

describe('The Respondent trigger in n8n', () => {
	it('lets a reply continue the outreach: sent, answered, and the row says so', async () => {
		const { n8n, sandbox } = stage;
		const table = await createDataTable(n8n.rest, REPLY_TABLE.name, REPLY_TABLE.columns);
		const people = sandbox.store.screenerResponses.slice(0, 2);
		await table.insert([
			...people.map(({ userId, projectId, profile: { firstName } }) => ({
				first_name: firstName,
				project_id: projectId,
				user_id: userId,
				message: 'Hi {first_name}, does Tuesday suit you?',
			})),
			{ first_name: 'Nobody', project_id: people[0]!.projectId, user_id: 'nobody@example.com', message: 'Hi' },
		]);
		const receiving = await importedExample(stage, 'respondent-reply-received.json');
		const sending = await importedExample(stage, 'respondent-reply-send.json');
		expect(await published(stage, receiving)).toContain(`${n8n.url}/webhook/`);

		const run = await n8n.rest.runWorkflow(sending, 'Start');

		expect(run).toMatchObject({ status: 'success', error: undefined });
		expect(run.rows('Mark as Failed').map(({ first_name }) => first_name)).toEqual(['Nobody']);
		const [noor, ...others] = await table.rows();
		expect([noor, ...others].map((row) => row?.status)).toEqual(['sent', 'sent', 'failed']);
		expect(others[1]?.reason).toContain('"nobody@example.com", which is not an ID of 24 hexadecimal digits');

		const { uid } = sandbox.participantSays(toText(noor?.conversation_id), 'Tuesday is fine.');
		const [received, ...more] = await n8n.rest.executions(receiving, 1);

		expect(more).toEqual([]);
		const [item] = received!.rows('Respondent Trigger');
		expect(item).toMatchObject({ messageId: uid, conversationId: noor?.conversation_id, direction: 'incoming' });
		const rows = await table.rows();
		expect(rows[0]).toMatchObject({ status: 'answered', reply: 'Tuesday is fine.', replied_at: item?.sentAt });
		expect(rows[1]).toMatchObject({ status: 'sent', reply: null });
		expect(received!.rows('Answer Without a Row')).toEqual([]);
		const pinned = readExample('respondent-reply-received.json').pinData['Respondent Trigger']?.[0]?.json ?? {};
		expect(Object.keys(pinned)).toEqual(Object.keys(item ?? {}));
		await n8n.rest.deactivate(receiving);
		await gone();
	});

	it('starts once for a genuine event, however often it comes, and never for forged ones or our own', async () => {
		const { n8n, sandbox } = stage;
		const workflow = await trigger();
		const url = await published(stage, workflow);
		const event = { event: 'MESSAGES.CREATED', resource: { messageId: 'm1', messageBody: 'forged' } };
		sandbox.deliver(event, { key: 'not-the-key' });
		sandbox.deliver(event, { signature: null });
		sandbox.deliver(event, { body: '{}' });
		expect(new Set(await statuses())).toEqual(new Set([401]));

		sandbox.store.insertMessage({
			conversationUid: sandbox.store.conversations[0]!.uid,
			body: 'Ours',
			from: 'owner',
		});
		sandbox.deliveries.mishaps.copies = 5;
		says('Once');
		await statuses();
		sandbox.deliveries.mishaps.copies = 1;
		says('Last');

		expect((await startedWith(stage, workflow, 2)).sort()).toEqual([['Last'], ['Once']]);
		const answer = await n8n.rest.http.post(url, { event }, { validateStatus: () => true });
		expect([answer.status, answer.data]).toEqual([401, '']);
		await n8n.rest.deactivate(workflow);
		await gone();
	});

	it('still works after a restart of n8n, and still knows what came before', async () => {
		const { n8n, sandbox } = stage;
		const workflow = await trigger();
		const url = await published(stage, workflow);
		const webhooks = structuredClone(sandbox.store.webhooks);
		const before = { event: 'MESSAGES.CREATED', resource: { messageId: 'm1', messageBody: 'Before' } };
		sandbox.deliver(before, { uuid: 'from-before' });
		await startedWith(stage, workflow, 1);

		await n8n.server.restart();
		await waitFor(
			async () => {
				const { status } = await n8n.rest.http.post(url, {}, { validateStatus: () => true });
				return status === 401 ? true : undefined;
			},
			{ what: 'the webhook after the restart' },
		);

		expect(sandbox.store.webhooks).toEqual(webhooks);
		sandbox.deliver(before, { uuid: 'from-before' });
		expect((await statuses()).at(-1)).toBe(200);
		says('After');
		expect((await startedWith(stage, workflow, 2)).sort()).toEqual([['After'], ['Before']]);
		await n8n.rest.deactivate(workflow);
	});

	it('does not take the webhook from another n8n, which goes on receiving', async () => {
		const workflow = await trigger();
		const url = await published(stage, workflow);
		const second = await startInstance('respondentTriggerSecond');
		try {
			const { id: _id, ...credential } = stage.credential;
			const saved = await second.rest.createCredential(credential);
			const refused = await second.rest.createWorkflow(
				triggerWorkflow({ ...stage, credential: saved }, 'respondentTrigger'),
			);
			await second.rest.activate(refused);
			expect(await second.rest.publicationTrouble(refused)).toEqual([
				expect.stringContaining(`The webhook of this Respondent team leads to ${new URL(url).host} already`),
			]);
			expect(registered(stage)).toBe(url);
			says('To the first');
			expect(await startedWith(stage, workflow, 1)).toEqual([['To the first']]);
		} finally {
			await second.close();
		}
		await stage.n8n.rest.deactivate(workflow);
		await gone();
	});

	it('does not let a test take the webhook from production, unless it may borrow it', async () => {
		const { n8n } = stage;
		const workflow = await trigger();
		const url = await published(stage, workflow);
		await expect(n8n.rest.listen(workflow, 'Trigger')).rejects.toThrow('The production URL of this workflow');
		expect(registered(stage)).toBe(url);
		says('To production');
		expect(await startedWith(stage, workflow, 1)).toEqual([['To production']]);
		await n8n.rest.deactivate(workflow);
		await gone();

		const borrowing = await trigger({ replaceExisting: true });
		const production = await published(stage, borrowing);
		await n8n.rest.listen(borrowing, 'Trigger');
		expect(registered(stage)).toBe(production.replace('/webhook/', '/webhook-test/'));
		says('To the editor');
		await startedWith(stage, borrowing, 1);
		// The first test event ends listening.
		await waitFor(async () => (registered(stage) === production ? true : undefined), {
			what: 'the webhook to be back',
		});
		says('To production, with a new key');
		expect((await startedWith(stage, borrowing, 2)).flat()).toEqual(['To the editor', 'To production, with a new key']);
		await n8n.rest.listen(borrowing, 'Trigger');
		await n8n.rest.stopListening(borrowing);
		await waitFor(async () => (registered(stage) === production ? true : undefined), {
			what: 'the webhook to be back',
		});
		await n8n.rest.deactivate(borrowing);
		await gone();
	});
});
