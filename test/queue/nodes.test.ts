import type { INode, INodeParameters } from 'n8n-workflow';
import { withCredentials } from '../../dev/exampleFiles';
import { findTool, toolResults } from '../../sandbox/model';
import { agentWorkflow, fromAi, idFromAi } from '../e2e/support/agent';
import type { Execution } from '../e2e/support/execution';
import { everyTwoSeconds } from '../e2e/support/pollTimes';
import type { SavedWorkflow } from '../e2e/support/rest';
import { byId } from '../e2e/support/stage';
import { waitFor } from '../e2e/support/waitFor';
import { manualTrigger, node, webhook, workflow, type NodeSketch, type WorkflowSketch } from '../e2e/support/workflow';
import { servicesUnderTest } from './support/services';
import { csvOf, sheetWorkflow } from './support/sheet';
import { tokenBucket } from './support/tokenBucket';
import { useQueueMode } from './support/stage';

const stage = useQueueMode('nodes');
const chatwoot = servicesUnderTest[0]!;

/** Expects that a worker has run it to a good end. */
function expectRun(execution: Execution): void {
	expect(execution).toMatchObject({ status: 'success', error: undefined });
	expect(stage.n8n.workerOf(execution.id)?.role).toBe('worker');
}

async function run(sketch: WorkflowSketch): Promise<Execution> {
	const { rest } = stage.n8n;
	const execution = await rest.runWorkflow(await rest.createWorkflow(sketch), 'Start');
	expectRun(execution);
	return execution;
}

const inARow = (...nodes: NodeSketch[]) => workflow('In a row', [manualTrigger(), ...nodes]);

/** The texts of a sheet that are stored, and how often each is. */
const stored = (texts: string[], service = chatwoot) => {
	const all = service.storedTexts(stage);
	return texts.map((text) => all.filter((each) => each === text).length);
};

describe('Action nodes on a worker', () => {
	it.each(servicesUnderTest)('$name sends, with its credential', async (service) => {
		const csv = csvOf(['to', 'text'], [[service.recipient(stage, 0), 'Hello there']]);
		await run(sheetWorkflow(stage, csv, service.send(stage)));
		expect(stored(['Hello there'], service)).toEqual([1]);
	});

	it('Chatwoot Client writes as a contact', async () => {
		const { store } = stage.chatwoot;
		const conversation = store.conversations.find(({ inboxId }) => inboxId === 7)!;
		const session = store.contact(conversation.contactId)!.sessions.find(({ inboxId }) => inboxId === 7)!;
		await run(
			inARow(
				stage.action('chatwootClient', 'Send', 'message:send', {
					sourceId: session.sourceId,
					conversationId: byId(String(conversation.id)),
					text: 'From the contact',
				}),
			),
		);
		expect(store.messagesWithContent('From the contact')).toHaveLength(1);
	});

	it('puts the rows that fail on the error output', async () => {
		const rows = [
			[chatwoot.recipient(stage, 0), 'Good'],
			['nowhere', 'Bad'],
		];
		const send = { ...chatwoot.send(stage), onError: 'continueErrorOutput' as const };
		const execution = await run(sheetWorkflow(stage, csvOf(['to', 'text'], rows), send));
		expect(execution.rows('Send', 0)).toHaveLength(1);
		expect(execution.rows('Send', 1)).toEqual([
			expect.objectContaining({ text: 'Bad', error: expect.stringContaining('nowhere') }),
		]);
		expect(stored(['Good'])).toEqual([1]);
	});

	it('sends with Retry On Fail only what was not sent', async () => {
		const texts = Array.from({ length: 20 }, (_, row) => `Row ${row}`);
		const isRow7 = ({ body }: { body: unknown }) => JSON.stringify(body).includes('"Row 7"');
		// The first try may not wait for it; the second one comes when the API takes requests again.
		stage.chatwoot.faults.add({ kind: '429', retryAfter: 1, route: chatwoot.sendRoute, when: isRow7 });
		const retry: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1500 };
		const csv = csvOf(
			['to', 'text'],
			texts.map((text, row) => [chatwoot.recipient(stage, row), text]),
		);
		await run(sheetWorkflow(stage, csv, { ...chatwoot.send(stage, { options: { maxWait: 0 } }), ...retry }));
		expect(stage.chatwoot.faults.injected).toHaveLength(1);
		expect(stored(texts)).toEqual(texts.map(() => 1));
	});

	it('sends a file that a webhook processor has received', async () => {
		const send: INodeParameters = {
			conversationId: byId('2'),
			text: 'See the file',
			options: { attachments: 'file' },
		};
		const { rest } = stage.n8n;
		const saved = await rest.createWorkflow(
			workflow('A file', [webhook('queue-file'), stage.action('chatwoot', 'Send', 'message:send', send)]),
		);
		await rest.activate(saved);
		const form = new FormData();
		form.set('file', new Blob(['a picture, in words'], { type: 'text/plain' }), 'photo.txt');
		await waitFor(
			async () => {
				const { status } = await rest.http.post('/webhook/queue-file', form, { validateStatus: () => true });
				return status === 404 ? undefined : status;
			},
			{ what: 'the webhook' },
		);
		expectRun(await rest.nextExecution(saved));
		await rest.deactivate(saved);
		const [file] = stage.chatwoot.store.messages.at(-1)?.attachments ?? [];
		expect([file?.file.name, file?.file.bytes.toString()]).toEqual(['photo.txt', 'a picture, in words']);
		expect(await stage.n8n.sql('select count(*) > 0 from binary_data')).toBe('t');
	});

	it('sends in a sub-workflow', async () => {
		const start = node('Called', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' });
		const called = await stage.n8n.rest.createWorkflow(workflow('Called', [start, chatwoot.send(stage)]));
		const call = node('Call', 'n8n-nodes-base.executeWorkflow', 1.3, {
			workflowId: byId(called.id),
			mode: 'once',
			options: {},
		});
		const csv = csvOf(['to', 'text'], [[chatwoot.recipient(stage, 0), 'From below']]);
		const execution = await run(sheetWorkflow(stage, csv, call));
		expect(execution.rows('Call')).toEqual([expect.objectContaining({ text: 'From below' })]);
		expect(stored(['From below'])).toEqual([1]);
	});

	it('is the tool of an AI Agent', async () => {
		const { rest } = stage.n8n;
		const send = {
			name: 'Say',
			node: 'chatwoot',
			parameters: {
				resource: 'message',
				operation: 'send',
				conversationId: idFromAi('id', 'ID of the conversation'),
				text: fromAi('text', 'What to say'),
			},
		};
		stage.model.script = (request) =>
			toolResults(request)[0] ?? [
				{ tool: findTool(request, /^Say$/).name, arguments: { id: '2', text: 'From the agent' } },
			];
		await run(withCredentials(agentWorkflow([send]), stage.credentials, await rest.nodeTypes()));
		expect(stage.chatwoot.store.messagesWithContent('From the agent')).toHaveLength(1);
	});
});

it('Two workers on one credential lose no message at a rate limit, and keep to it', async () => {
	const { sandbox, sendRoute, send, recipient } = chatwoot;
	const { rest, workerOf } = stage.n8n;
	const mayPass = tokenBucket(50, 10);
	sandbox(stage).faults.add({ kind: '429', route: sendRoute, times: Infinity, when: () => !mayPass() });
	const texts = Array.from({ length: 4 }, (_, sheet) => Array.from({ length: 200 }, (_, row) => `Row ${sheet}-${row}`));
	const started = texts.map(async (ofSheet, sheet) => {
		const csv = csvOf(
			['to', 'text'],
			ofSheet.map((text, row) => [recipient(stage, row), text]),
		);
		const saved = await rest.createWorkflow(sheetWorkflow(stage, csv, send(stage), `limit-${sheet}.csv`));
		return await rest.runWorkflow(saved, 'Start');
	});
	const executions = await Promise.all(started);
	executions.forEach(expectRun);
	expect(new Set(executions.map(({ id }) => workerOf(id))).size).toBe(2);
	expect(stored(texts.flat())).toEqual(texts.flat().map(() => 1));

	const sends = sandbox(stage).requests.filter(({ route }) => route === sendRoute);
	const firstWindow = sends.findIndex(({ at }) => at > sends[0]!.at + 5_000);
	const share = (requests: typeof sends) => requests.filter(({ status }) => status === 429).length / requests.length;
	console.log(
		`429s: ${(share(sends) * 100).toFixed(1)} % of all requests, ${(share(sends.slice(firstWindow)) * 100).toFixed(1)} % after 5 s`,
	);
	// Two processes keep to 3 % on the simulated clock (test/unit/bench/pace.test.ts). Here other processes share the cores with them.
	expect(share(sends.slice(firstWindow))).toBeLessThan(0.1);
});

describe('Triggers', () => {
	let saved: SavedWorkflow;
	const published = async (trigger: NodeSketch) => {
		saved = await stage.n8n.rest.createWorkflow(workflow('Trigger', [trigger]));
		await stage.n8n.rest.activate(saved);
	};
	afterEach(async () => await stage.n8n.rest.deactivate(saved));

	it.each(servicesUnderTest)('$name Trigger starts a workflow on a worker', async (service) => {
		await published(service.trigger(stage));
		await stage.n8n.untilListening(() => service.registered(stage));
		service.says(stage, 'Is it still on?');
		const execution = await stage.n8n.rest.nextExecution(saved);
		expectRun(execution);
		expect(execution.rows('Trigger')).toMatchObject([{ text: 'Is it still on?' }]);
	});

	it.each(servicesUnderTest)('$name Polling Trigger starts a workflow on a worker', async (service) => {
		await published(service.pollingTrigger(stage, everyTwoSeconds));
		await waitFor(async () => await Promise.resolve(service.polls(stage) > 0 || undefined), { what: 'the first poll' });
		service.says(stage, 'Is it still on?');
		const execution = await stage.n8n.rest.nextExecution(saved);
		expectRun(execution);
		expect(execution.rows('Trigger')).toMatchObject([{ text: 'Is it still on?' }]);
	});
});
