import type { INodeParameters } from 'n8n-workflow';
import { startChatwoot, type ChatwootSandbox } from '../../sandbox';
import { startInstance, type Instance } from './support/instance';
import { everyTwoSeconds } from './support/pollTimes';
import type { Credential, SavedWorkflow } from './support/rest';
import { waitFor } from './support/waitFor';
import { node, workflow } from './support/workflow';

let n8n: Instance;
let sandbox: ChatwootSandbox;
let credential: Credential;

beforeAll(async () => {
	sandbox = await startChatwoot();
	n8n = await startInstance('catchUp');
	const { accountId, accessToken } = sandbox.credentials;
	credential = await n8n.rest.createCredential({
		name: 'Chatwoot sandbox',
		type: 'chatwootApi',
		data: { baseUrl: sandbox.url, accountId, accessToken },
	});
}, 15 * 60_000);
beforeEach(() => sandbox.reset());
afterEach(() => expect(sandbox.contractViolations).toEqual([]));
afterAll(async () => {
	await n8n.close();
	await sandbox.close();
}, 60_000);

const LIST = 'GET /api/v1/accounts/{account_id}/conversations';
const ANSWERS = Array.from({ length: 20 }, (_, n) => `Answer ${n}`);

const says = (text: string, conversation = 0) =>
	sandbox.contactSays(sandbox.store.conversations[conversation]!.id, text);
const answer = () => ANSWERS.forEach((text, n) => says(text, n));

async function triggerOf(type: string, parameters: INodeParameters = {}): Promise<SavedWorkflow> {
	const credentials = { chatwootApi: { id: credential.id, name: credential.name } };
	const rest = { credentials, webhookId: `catch-up-${type}` };
	return await n8n.rest.createWorkflow(
		workflow(type, [node('Trigger', `n8n-nodes-conversations.${type}`, 1, parameters, rest)]),
	);
}

const polls = () => sandbox.requests.filter(({ route, status }) => route === LIST && status === 200).length;

async function nextPolls(count: number): Promise<void> {
	const before = polls();
	await waitFor(async () => await Promise.resolve(polls() >= before + count ? true : undefined), {
		what: 'n8n to poll',
		timeout: 60_000,
	});
}

/** The texts with which a workflow was started, as soon as there are so many. */
async function texts(saved: SavedWorkflow, count: number): Promise<unknown[]> {
	const found = async () => {
		const runs = await n8n.rest.executions(saved, 1);
		return runs.flatMap((run) => run.rows('Trigger').map(({ text }) => text));
	};
	return await waitFor(
		async () => {
			const all = await found();
			return all.length >= count ? all : undefined;
		},
		{ what: `${count} items`, timeout: 60_000, interval: 500 },
	);
}

it('Polling: answers that came while n8n was killed come once each, and none of a pause', async () => {
	const saved = await triggerOf('chatwootPollingTrigger', { pollTimes: everyTwoSeconds });
	await n8n.rest.activate(saved);
	await nextPolls(2);
	says('Before');
	expect(await texts(saved, 1)).toEqual(['Before']);

	await n8n.server.kill();
	answer();
	await n8n.server.start();
	expect((await texts(saved, 21)).toSorted()).toEqual(['Before', ...ANSWERS].toSorted());
	await nextPolls(2);

	await n8n.rest.deactivate(saved);
	says('In the pause');
	await n8n.rest.activate(saved);
	await nextPolls(2);
	says('Afterwards', 1);
	expect((await texts(saved, 22)).toSorted()).toEqual(['Before', ...ANSWERS, 'Afterwards'].toSorted());
	await n8n.rest.deactivate(saved);
});

it('Webhook: answers that came while n8n was killed come once each with the next delivery, and none of a pause', async () => {
	const saved = await triggerOf('chatwootTrigger');
	const registered = async () => {
		await waitFor(async () => await Promise.resolve(sandbox.store.webhooks[0]), { what: 'the webhook in Chatwoot' });
		await waitFor(async () => ((await isServed(sandbox.store.webhooks[0]!.url)) ? true : undefined), {
			what: 'the URL of the trigger',
		});
	};
	await n8n.rest.activate(saved);
	await registered();
	says('Before');
	expect(await texts(saved, 1)).toEqual(['Before']);

	await n8n.server.kill();
	answer();
	await sandbox.deliveries.settled();
	await n8n.server.start();
	await registered();
	says('Afterwards', 2);
	expect((await texts(saved, 22)).toSorted()).toEqual(['Before', ...ANSWERS, 'Afterwards'].toSorted());

	await n8n.rest.deactivate(saved);
	await waitFor(async () => await Promise.resolve(sandbox.store.webhooks.length === 0 ? true : undefined), {
		what: 'the webhook to be removed',
	});
	says('In the pause');
	await n8n.rest.activate(saved);
	await registered();
	says('Later', 3);
	expect((await texts(saved, 23)).toSorted()).toEqual(['Before', ...ANSWERS, 'Afterwards', 'Later'].toSorted());
	await n8n.rest.deactivate(saved);
});

/** Whether n8n knows the URL of a trigger: it answers 401 to a delivery without a signature. */
async function isServed(url: string): Promise<boolean> {
	const { status } = await fetch(url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
	return status === 401;
}
