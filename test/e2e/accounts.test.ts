import type { INode, INodeParameters } from 'n8n-workflow';
import { toText } from '../../nodes/shared/base/record';
import { startChatwoot, startSinch, type ChatwootSandbox } from '../../sandbox';
import { openWindows } from '../support/openWindows';
import { appNamed, recipient } from '../support/sinch';
import { startInstance, type Instance } from './support/instance';
import type { Credential } from './support/rest';
import { byId } from './support/stage';
import { csvSheet, manualTrigger, node, workflow, type WorkflowSketch } from './support/workflow';

const SEND = 'POST /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages';
const ROWS = 100;

let n8n: Instance;
let sandboxes: ChatwootSandbox[];
let byRow: Credential;
let fixed: Credential;

beforeAll(async () => {
	sandboxes = await Promise.all([startChatwoot(), startChatwoot(), startChatwoot()]);
	n8n = await startInstance('accounts');
	const { accountId, accessToken } = first().credentials;
	const save = async (name: string, baseUrl: string) =>
		await n8n.rest.createCredential({ name, type: 'chatwootApi', data: { baseUrl, accountId, accessToken } });
	byRow = await save('Account of the row', '={{ $json.url }}');
	fixed = await save('One account', first().url);
}, 15 * 60_000);
beforeEach(() =>
	sandboxes.forEach((sandbox) => {
		sandbox.reset();
		openWindows(sandbox);
	}),
);
afterEach(() => expect(sandboxes.flatMap(({ contractViolations }) => contractViolations)).toEqual([]));
afterAll(async () => {
	await n8n.close();
	await Promise.all(sandboxes.map(async (sandbox) => await sandbox.close()));
}, 60_000);

const first = () => sandboxes[0]!;

/** Row n writes to conversation n + 1, in the accounts in turn. */
function csv(count: number): string {
	const lines = Array.from({ length: count }, (_, row) => `${sandboxes[row % 3]!.url},${row + 1},Row ${row}`);
	return ['url,to,text', ...lines].join('\n');
}

function outreach(
	{ id, name }: Credential,
	parameters: INodeParameters = {},
	settings: Partial<INode> = {},
): WorkflowSketch {
	const send = {
		resource: 'message',
		operation: 'send',
		conversationId: byId('={{ $json.to }}'),
		text: '={{ $json.text }}',
		...parameters,
	};
	const credentials = { chatwootApi: { id, name } };
	return workflow('Accounts', [
		manualTrigger(),
		...csvSheet(n8n.writeFile('sheet.csv', csv(ROWS))),
		node('Send', 'n8n-nodes-conversations.chatwoot', 1, send, { credentials, ...settings }),
	]);
}

const run = async (sketch: WorkflowSketch) =>
	await n8n.rest.runWorkflow(await n8n.rest.createWorkflow(sketch), 'Start', 180_000);

/** The rows whose texts are stored in an account, in order. */
const rowsIn = ({ store }: ChatwootSandbox) =>
	store.messages
		.flatMap(({ content }) => /^Row (\d+)$/.exec(content ?? '')?.[1] ?? [])
		.map(Number)
		.sort((one, other) => one - other);

it('a sheet with three accounts by expression: each message goes to its own account', async () => {
	const execution = await run(outreach(byRow));
	expect(execution).toMatchObject({ status: 'success', error: undefined });
	for (const [index, sandbox] of sandboxes.entries()) {
		const own = Array.from({ length: ROWS }, (_, row) => row).filter((row) => row % 3 === index);
		expect(rowsIn(sandbox)).toEqual(own);
	}
});

it.each([
	['continueRegularOutput', 0],
	['continueErrorOutput', 1],
] as const)(
	'a sheet of 100 with one forbidden conversation under %s: 99 are sent, 1 fails',
	async (onError, output) => {
		first().faults.add({
			kind: 'raw',
			status: 401,
			headers: { 'content-type': 'application/json' },
			body: { error: 'You are not authorized to do this action' },
			route: SEND,
			when: ({ path }) => path.endsWith('/conversations/5/messages'),
			times: Infinity,
		});
		const execution = await run(outreach(fixed, {}, { onError }));
		const failed = execution.rows('Send', output).filter(({ error }) => error !== undefined);
		expect(failed.map(({ text, error }) => [text, toText(error)])).toEqual([
			[
				'Row 4',
				expect.stringMatching(/^The user of the access token is not a member of the inbox of conversation \d+ \(401\)/),
			],
		]);
		expect(rowsIn(first())).toHaveLength(99);
	},
);

it('two executions of one sheet at once send each row once when Skip If Already Sent is on', async () => {
	first().faults.add({ kind: 'slow', delayMs: 200, route: SEND, times: Infinity });
	const { rest } = n8n;
	const saved = await rest.createWorkflow(outreach(fixed, { skipIfSent: true }));
	const ids = [await rest.startWorkflow(saved, 'Start'), await rest.startWorkflow(saved, 'Start')];
	const executions = await Promise.all(ids.map(async (id) => await rest.finished(id, 180_000)));
	expect(executions.map(({ status }) => status)).toEqual(['success', 'success']);
	expect(rowsIn(first())).toEqual(Array.from({ length: ROWS }, (_, row) => row));
});

it('a sheet with two Sinch accounts by expression: each message goes out with the token of its own account, twice', async () => {
	const two = await Promise.all([startSinch(), startSinch()]);
	const [one] = two;
	const { projectId, ...key } = one.credentials;
	const { id, name } = await n8n.rest.createCredential({
		name: 'Sinch account of the row',
		type: 'sinchConversationApi',
		data: {
			region: 'custom',
			baseUrl: '={{ $json.url }}',
			tokenUrl: '={{ $json.tokens }}',
			authentication: 'oAuth2',
			projectId,
			...key,
		},
	});
	const lines = Array.from({ length: 20 }, (_, row) =>
		[two[row % 2]?.url, two[row % 2]?.tokenUrl, `Row ${row}`].join(),
	);
	const send = {
		resource: 'message',
		operation: 'send',
		appId: byId(appNamed(one, 'Customer care')),
		sendTo: recipient('+46701234567'),
		text: '={{ $json.text }}',
	};
	const sketch = workflow('Sinch accounts', [
		manualTrigger(),
		...csvSheet(n8n.writeFile('sinch.csv', ['url,tokens,text', ...lines].join('\n'))),
		node('Send', 'n8n-nodes-conversations.sinchConversation', 1, send, {
			credentials: { sinchConversationApi: { id, name } },
		}),
	]);
	for (const times of [1, 2]) {
		expect(await run(sketch)).toMatchObject({ status: 'success', error: undefined });
		for (const [index, { store, requests }] of two.entries()) {
			const own = lines.map((_, row) => (row % 2 === index ? times : 0));
			expect(lines.map((_, row) => store.messagesWithText(`Row ${row}`).length)).toEqual(own);
			expect(requests.filter(({ status }) => status === 401)).toEqual([]);
		}
	}
	await Promise.all(two.map(async (sandbox) => await sandbox.close()));
});
