import { createDataTable, type DataTable } from '../support/dataTable';
import { REPLY_TABLE } from '../support/respondentTrigger';
import { waitFor } from '../support/waitFor';
import type { ExampleCase, ImportedExample } from './case';

async function tableWith(example: ImportedExample, row: Record<string, string>): Promise<DataTable> {
	const table = await createDataTable(example.rest, REPLY_TABLE.name, REPLY_TABLE.columns);
	await table.insert([{ message: 'Hi {first_name}, does Tuesday suit you?', ...row }]);
	return table;
}

/** Rows are sent, and say in which conversation; then none is left to be sent. */
export const respondentReplySend: ExampleCase = async (example) => {
	expect((await example.runAsItIs('Start')).rows('Mark as Sent')).toHaveLength(3);

	const { store } = example.services.respondent;
	const { projectId, userId } = store.screenerResponses[0]!;
	const table = await tableWith(example, { first_name: 'Noor', project_id: projectId, user_id: userId });
	const workflow = await example.import({ withSamples: false });
	expect(await example.rest.runWorkflow(workflow, 'Start')).toMatchObject({ status: 'success', error: undefined });

	const { body, conversationUid } = store.messages.at(-1)!;
	expect(body).toBe('Hi Noor, does Tuesday suit you?');
	expect(await table.rows()).toEqual([
		expect.objectContaining({ status: 'sent', conversation_id: conversationUid, reply: null }),
	]);
	expect((await example.rest.runWorkflow(workflow, 'Start')).rows('Rows')).toEqual([]);
	await table.remove();
};

/** An answer is written into the row of its conversation. */
export const respondentReplyReceived: ExampleCase = async (example) => {
	expect((await example.runAsItIs('Respondent Trigger')).rows('Mark as Answered')).toHaveLength(1);

	const { respondent } = example.services;
	const { uid } = respondent.store.conversations[0]!;
	const table = await tableWith(example, { first_name: 'Noor', status: 'sent', conversation_id: uid });
	const { answer } = await example.runPublished(async () => {
		const isRegistered = () => respondent.store.webhooks.some(({ active }) => active);
		await waitFor(async () => (isRegistered() ? true : undefined), { what: 'the webhook at Respondent' });
		return respondent.participantSays(uid, 'Tuesday is fine.');
	});
	expect(await table.rows()).toEqual([
		expect.objectContaining({ status: 'answered', reply: 'Tuesday is fine.', replied_at: answer.createdAt }),
	]);
	await table.remove();
};
