import { parse } from 'csv-parse/sync';
import { outreachCsv, outreachExample } from './support/example';
import { useRespondentStage } from './support/respondentStage';
import type { Execution } from './support/execution';

const stage = useRespondentStage('respondentOutreach');

interface Line {
	first_name: string;
	project_id: string;
	user_id: string;
	message: string;
}

const lines = parse<Line>(outreachCsv, { columns: true });
const textOf = ({ first_name, message }: Line) => message.replaceAll('{first_name}', first_name);

/** The rows that reached the end of the example with this status, by the person of their row. */
const peopleWith = (status: string, run: Execution) =>
	run.rows('Status per Row').flatMap((row) => (row.status === status ? [row.user_id] : []));

describe('Outreach from a CSV file that n8n reads', () => {
	it('sends every good row once, explains every other, and can be run again', async () => {
		const { n8n, sandbox } = stage;
		const before = sandbox.store.messages.length;
		const workflow = await n8n.rest.createWorkflow(outreachExample(stage));

		const first = await n8n.rest.runWorkflow(workflow, 'Start');

		expect(first).toMatchObject({ status: 'success', error: undefined });
		expect(first.rows('Sheet')).toEqual(lines);
		const broken = lines.filter(({ user_id, message }) => message === '' || !/^[0-9a-f]{24}$/.test(user_id));
		const good = lines.filter((line) => !broken.includes(line));
		expect([good.length, broken.length]).toEqual([23, 2]);
		expect(peopleWith('sent', first)).toEqual(good.map(({ user_id }) => user_id));
		expect(peopleWith('failed', first).sort()).toEqual(broken.map(({ user_id }) => user_id).sort());

		for (const line of good) {
			const sent = sandbox.store.messagesWithBody(textOf(line));
			expect(sent).toHaveLength(1);
			const { participants, metadata } = sandbox.store.conversation(sent[0]!.conversationUid)!;
			expect(participants.map(({ foreignId }) => foreignId)).toContain(line.user_id);
			expect(metadata.projectId).toBe(line.project_id);
		}
		expect(sandbox.store.messages).toHaveLength(before + good.length);

		const refused = [...first.rows('Create Conversation', 1), ...first.rows('Send Message', 1)];
		expect(refused).toHaveLength(2);
		expect(refused).toContainEqual({ ...broken[0], error: expect.stringContaining('elias.okafor@example.com') });
		expect(refused).toContainEqual(
			expect.objectContaining({ contactId: broken[1]!.user_id, error: expect.stringContaining('"Text" is empty') }),
		);

		const second = await n8n.rest.runWorkflow(workflow, 'Start');

		expect(peopleWith('already sent', second)).toEqual(peopleWith('sent', first));
		expect(second.rows('Send Message').map(({ status }) => status)).toEqual(good.map(() => 'already sent'));
		expect(sandbox.store.messages).toHaveLength(before + good.length);
	});
});
