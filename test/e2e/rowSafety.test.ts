import type { INode, INodeParameters } from 'n8n-workflow';
import { toText } from '../../nodes/shared/base/record';
import type { Execution } from './support/execution';
import { useRespondentStage } from './support/respondentStage';
import { byId } from './support/stage';
import { waitFor } from './support/waitFor';
import { csvSheet, manualTrigger, setFields, workflow, type WorkflowSketch } from './support/workflow';

const SEND = 'POST /v1/messaging/conversations/{conversationUid}/messages';
const ROWS = 200;

const stage = useRespondentStage('rowSafety');

/** A CSV of 200 rows, each with a text of its own. */
function csv(): string {
	const { conversations } = stage.sandbox.store;
	const lines = Array.from(
		{ length: ROWS },
		(_, row) => `${conversations[row % conversations.length]!.uid},Row ${row},column ${row}`,
	);
	return ['to,text,note', ...lines].join('\n');
}

/** Sheet → Send → Sent, with failed rows going to Failed; the nodes after Send look their row up in the sheet. */
function outreach(parameters: INodeParameters, settings: Partial<INode>): WorkflowSketch {
	const columns = { row: "={{ $('Sheet').item.json.text }}", text: '={{ $json.text }}' };
	const send = { conversationId: byId('={{ $json.to }}'), text: '={{ $json.text }}', ...parameters };
	return workflow(
		'Outreach under faults',
		[
			manualTrigger(),
			...csvSheet(stage.n8n.writeFile('sheet.csv', csv())),
			stage.respondent('Send', 'message:send', send, settings),
			setFields('Sent', columns),
			setFields('Failed', { ...columns, note: '={{ $json.note }}', error: '={{ $json.error }}' }),
		],
		[
			{ from: 'Start', to: 'File' },
			{ from: 'File', to: 'Sheet' },
			{ from: 'Sheet', to: 'Send' },
			{ from: 'Send', to: 'Sent' },
			{ from: 'Send', to: 'Failed', output: 1 },
		],
	);
}

const run = async (sketch: WorkflowSketch): Promise<Execution> => {
	const { rest } = stage.n8n;
	return await rest.runWorkflow(await rest.createWorkflow(sketch), 'Start', 180_000);
};

/** How often the text of each row is stored. */
const stored = () =>
	Array.from({ length: ROWS }, (_, row) => stage.sandbox.store.messagesWithBody(`Row ${row}`).length);

function addFaults(): void {
	const { faults } = stage.sandbox;
	const kinds = [{ kind: '429' as const, retryAfter: 1 }, 'reset-before-write' as const, 'reset-after-write' as const];
	faults.add({
		kind: 'reset-before-write',
		route: SEND,
		when: ({ body }) => JSON.stringify(body) === '{"body":"Row 0"}',
	});
	faults.addMix({ seed: 7, rate: 0.2, route: SEND, kinds, firstTriesOnly: true });
}

/** Both outputs hold every row once, each still knows its row, and what failed has its columns and a reason. */
function expectEveryRowOnce(execution: Execution): void {
	const [sent, failed] = [execution.rows('Sent'), execution.rows('Failed')];
	expect(sent.length + failed.length).toBe(ROWS);
	const rows = [...sent, ...failed].map(({ row }) => row);
	expect(new Set(rows).size).toBe(ROWS);
	for (const { row, text } of sent) expect(text).toBe(row);
	for (const { row, text, note, error } of failed) {
		expect(text).toBe(row);
		expect(note).toBe(toText(row).replace('Row', 'column'));
		expect(error).toMatch(/^The message may have been sent: /);
	}
	expect(failed.length).toBeGreaterThan(5);
}

describe('200 rows with rate limits and broken connections', () => {
	it('come out on two outputs that add up, each with its row', async () => {
		addFaults();
		const execution = await run(outreach({}, { onError: 'continueErrorOutput' }));

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expectEveryRowOnce(execution);
		expect(Math.max(...stored())).toBe(1);
		const lost = stored().filter((count) => count === 0).length;
		expect(lost).toBeLessThanOrEqual(execution.rows('Failed').length);
	});

	it('are stored once also when Retry On Fail runs the node again', async () => {
		addFaults();
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		const execution = await run(outreach({}, { onError: 'continueErrorOutput', ...retry }));

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expectEveryRowOnce(execution);
		expect(Math.max(...stored())).toBe(1);
		expect(stored()[0]).toBe(0);
		expect(execution.rows('Failed')[0]?.row).toBe('Row 0');
	});

	it('end up stored exactly once when n8n is killed in the middle and the sheet is run again', async () => {
		const { n8n, sandbox } = stage;
		sandbox.faults.add({ kind: 'slow', delayMs: 100, route: SEND, times: Infinity });
		const sketch = outreach({ skipIfSent: true }, {});
		await n8n.rest.startWorkflow(await n8n.rest.createWorkflow(sketch), 'Start');
		const sum = () => stored().reduce((all, count) => all + count, 0);
		await waitFor(async () => await Promise.resolve(sum() >= 60 || undefined), { what: '60 messages' });

		await n8n.server.kill();
		await n8n.server.start();
		await n8n.rest.logIn();
		const before = sum();
		expect(before).toBeLessThan(ROWS);
		const execution = await run(sketch);

		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expect(stored()).toEqual(Array.from({ length: ROWS }, () => 1));
		const skipped = execution.rows('Send').filter(({ status }) => status === 'already sent');
		expect(skipped).toHaveLength(before);
	});
});
