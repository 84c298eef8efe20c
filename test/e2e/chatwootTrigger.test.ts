import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { withChoices } from '../../dev/choices';
import { readExample } from '../../dev/exampleFiles';
import { useChatwootStage } from './support/chatwootStage';
import { createDataTable, replyColumns, type DataTable } from './support/dataTable';
import type { SavedWorkflow } from './support/rest';
import { byId } from './support/stage';
import { waitFor } from './support/waitFor';

const TRIGGER = 'Chatwoot Trigger';
const SEND = 'chatwoot-reply-send.json';
const RECEIVE = 'chatwoot-reply-received.json';

const stage = useChatwootStage('chatwootTrigger');
let table: DataTable;
beforeAll(async () => {
	table = await createDataTable(stage.n8n.rest, 'Chatwoot outreach', replyColumns('chatwoot'));
});

/** One half of the example as a user sets it up: credential chosen, sample data unpinned. */
async function imported(file: string, changes: INodeParameters = {}): Promise<SavedWorkflow> {
	const { pinData: _pinned, nodes, ...sketch } = withChoices(readExample(file), { inboxId: '7' });
	const credentials = { chatwootApi: { id: stage.credential.id, name: stage.credential.name } };
	const chosen = nodes.map((node) => {
		if (!node.type.startsWith('n8n-nodes-conversations.')) return node;
		if (node.name !== TRIGGER) return { ...node, credentials };
		// A URL of its own, as the editor gives it.
		return { ...node, credentials, webhookId: randomUUID(), parameters: { ...node.parameters, ...changes } };
	});
	return await stage.n8n.rest.createWorkflow({ ...sketch, nodes: chosen });
}

const webhooks = () => stage.sandbox.store.webhooks;
const statuses = () => stage.sandbox.deliveries.attempts.map(({ status }) => status);

async function activated(): Promise<SavedWorkflow> {
	const workflow = await imported(RECEIVE);
	await stage.n8n.rest.activate(workflow);
	await waitFor(async () => await Promise.resolve(webhooks()[0]), { what: 'the webhook in Chatwoot' });
	return workflow;
}

async function executionsOf({ id }: SavedWorkflow): Promise<string[]> {
	const params = { filter: JSON.stringify({ workflowId: id }) };
	const { data } = await stage.n8n.rest.http.get<{ data: { results: Array<{ id: string }> } }>('/rest/executions', {
		params,
	});
	return data.data.results.map((execution) => execution.id);
}

/** The items with which the workflow was started, one per execution, as soon as there are so many. */
async function started(workflow: SavedWorkflow, count: number): Promise<IDataObject[]> {
	const ids = await waitFor(
		async () => {
			const found = await executionsOf(workflow);
			return found.length >= count ? found : undefined;
		},
		{ what: `${count} executions` },
	);
	const runs = await Promise.all(ids.map(async (id) => await stage.n8n.rest.finished(id)));
	return runs.flatMap((run) => run.rows(TRIGGER));
}

/** Lets a contact write what must start an execution: what came before and has not started one by then never will. */
async function textsAfter(workflow: SavedWorkflow, last: string, count: number): Promise<unknown[]> {
	await stage.sandbox.deliveries.settled();
	stage.sandbox.contactSays(3, last);
	return (await started(workflow, count)).map(({ text }) => text).sort();
}

/** Why a trigger could not be switched on, as the editor shows it. */
async function whyNot({ id }: SavedWorkflow): Promise<string | undefined> {
	const { data } = await stage.n8n.rest.http.get<{ data: { triggers: Array<{ errorMessage?: string }> } }>(
		`/rest/workflows/${id}/publication-status`,
	);
	return data.data.triggers[0]?.errorMessage;
}

describe('The Chatwoot trigger in n8n', () => {
	it('lets a reply continue the outreach: sent, answered, and the row says so', async () => {
		await table.insert([
			{ name: 'Noor', phone: '+12025550001', message: 'Hi Noor, does Tuesday suit you?' },
			{ name: 'New', phone: '+12025559999', message: 'Hi, does Tuesday suit you?' },
			{ name: 'Ingrid', phone: '0170 1230009', message: 'Hi Ingrid' },
		]);
		const receiving = await activated();
		const run = await stage.n8n.rest.runWorkflow(await imported(SEND), 'Start');

		expect(run).toMatchObject({ status: 'success', error: undefined });
		expect(run.rows('Mark as Failed').map(({ name }) => name)).toEqual(['Ingrid']);
		const [noor] = await table.rows();
		expect((await table.rows()).map(({ status }) => status)).toEqual(['sent', 'sent', 'failed']);

		stage.sandbox.contactSays(Number(noor?.conversation_id), 'Yes, Tuesday suits me.');
		const [item] = await started(receiving, 1);

		expect(item).toMatchObject({ event: 'message_created', direction: 'incoming', text: 'Yes, Tuesday suits me.' });
		expect(await table.rows()).toMatchObject([
			{ status: 'answered', reply: 'Yes, Tuesday suits me.', replied_at: item?.sentAt },
			{ status: 'sent', reply: null },
			{ status: 'failed', reason: expect.stringContaining('"0170 1230009"') },
		]);
		expect(await executionsOf(receiving)).toHaveLength(1);
		const [pinned] = readExample(RECEIVE).pinData[TRIGGER] ?? [];
		expect(Object.keys(pinned?.json ?? {})).toEqual(Object.keys(item ?? {}));
		await stage.n8n.rest.deactivate(receiving);
	});

	it('starts one execution for a genuine answer, however often it comes, and none for forged ones and our own', async () => {
		const workflow = await activated();
		const { url = '', secret } = webhooks()[0] ?? {};
		const event = { event: 'message_created', id: 1, content: 'forged', message_type: 'incoming' };
		stage.sandbox.deliver({ url, event });
		stage.sandbox.deliver({ url, event, secret: 'guessed' });
		stage.sandbox.deliver({ url, event, secret, at: 1_700_000_000 });
		await stage.sandbox.deliveries.settled();
		expect(statuses()).toEqual([401, 401, 401]);

		await table.insert([{ name: 'Mateo', phone: '+12025550002', message: 'From this n8n' }]);
		await stage.n8n.rest.runWorkflow(await imported(SEND), 'Start');
		expect(stage.sandbox.store.messagesWithContent('From this n8n')).toHaveLength(1);
		stage.sandbox.store.insertMessage({ conversationId: 2, content: 'agent', sender: { type: 'user', id: 2 } });
		stage.sandbox.deliveries.mishaps.copies = 5;
		stage.sandbox.contactSays(2, 'once');
		await stage.sandbox.deliveries.settled();
		stage.sandbox.deliveries.mishaps.copies = 1;

		expect(await textsAfter(workflow, 'second', 2)).toEqual(['once', 'second']);
		expect(new Set(statuses().slice(3))).toEqual(new Set([200]));
		await stage.n8n.rest.deactivate(workflow);
		await waitFor(async () => await Promise.resolve(webhooks().length === 0 || undefined), { what: 'no webhook' });
	});

	it('still works after a restart of n8n, and still knows what came before', async () => {
		const workflow = await activated();
		const before = structuredClone(webhooks());
		stage.sandbox.contactSays(2, 'before');
		await started(workflow, 1);
		const [{ body, url } = { body: '', url: '' }] = stage.sandbox.deliveries.attempts;

		await stage.n8n.server.restart();
		await waitFor(
			async () => {
				const { status } = await stage.n8n.rest.http.post(url, {}, { validateStatus: () => true });
				return status === 401 ? true : undefined;
			},
			{ what: 'the webhook after the restart' },
		);

		expect(webhooks()).toEqual(before);
		stage.sandbox.deliver({ url, event: body, secret: before[0]?.secret });
		await stage.sandbox.deliveries.settled();
		expect(statuses()).toEqual([200, 200]);
		expect(await textsAfter(workflow, 'then', 2)).toEqual(['before', 'then']);
		await stage.n8n.rest.deactivate(workflow);
	});

	it('says why it cannot be switched on, and enters its URL in the inbox when nobody else has one there', async () => {
		const workflow = await imported(RECEIVE, { mode: 'inboxCallback', inboxId: byId('7') });
		const paste = (webhookUrl: string) => Object.assign(stage.sandbox.store.inbox(7) ?? {}, { webhookUrl });
		const [{ webhookId = '' } = {}] = workflow.nodes.filter(({ name }) => name === TRIGGER);
		const url = `${stage.n8n.url}/webhook/${webhookId}/webhook`;
		paste('https://other.example/hook');
		await stage.n8n.rest.activate(workflow);
		const reason = await waitFor(async () => await whyNot(workflow), { what: 'the reason' });
		expect(reason).toBe(
			'The inbox "Outreach API" calls another URL, which is not replaced: https://other.example/hook',
		);
		await stage.n8n.rest.deactivate(workflow);

		paste('');
		await stage.n8n.rest.activate(workflow);
		const heard = async () => {
			stage.sandbox.contactSays(2, 'Hello');
			await stage.sandbox.deliveries.settled();
			return statuses().at(-1) === 200 || undefined;
		};
		await waitFor(heard, { what: 'the trigger', interval: 500 });
		stage.sandbox.deliver({
			url,
			event: { event: 'message_created', id: 1, message_type: 'incoming' },
			secret: 'guessed',
		});
		await stage.sandbox.deliveries.settled();
		expect(statuses().at(-1)).toBe(401);
		expect((await started(workflow, 1)).map(({ text }) => text)).toContain('Hello');
		expect(webhooks()).toEqual([]);
		await stage.n8n.rest.deactivate(workflow);
		const isTakenBack = () => stage.sandbox.store.inbox(7)?.webhookUrl === '' || undefined;
		await waitFor(async () => await Promise.resolve(isTakenBack()), { what: 'an inbox that calls nobody' });
	});

	it('is started by an automation rule whose URL holds the secret, and by no other call', async () => {
		const urlSecret = 'k3ep-it_Quiet.2026';
		const workflow = await imported(RECEIVE, { mode: 'automationRule', urlSecret });
		const [{ webhookId = '' } = {}] = workflow.nodes.filter(({ name }) => name === TRIGGER);
		const url = `${stage.n8n.url}/webhook/${webhookId}/webhook`;
		await stage.n8n.rest.activate(workflow);
		const event = { event: 'automation_event.conversation_opened', id: 2, status: 'open', messages: [] };
		const called = async (query: string) => {
			stage.sandbox.deliver({ url: `${url}${query}`, event });
			await stage.sandbox.deliveries.settled();
			return statuses().at(-1);
		};
		await waitFor(async () => ((await called('')) === 401 ? true : undefined), { what: 'the URL of the trigger' });
		expect(await called(`?secret=${urlSecret.slice(1)}`)).toBe(401);
		expect(await called(`?secret=${urlSecret}&secret=${urlSecret}`)).toBe(401);
		expect(await called(`?secret=${urlSecret}`)).toBe(200);
		expect(await started(workflow, 1)).toMatchObject([{ event: event.event, conversationId: 2 }]);
		expect(webhooks()).toEqual([]);
		await stage.n8n.rest.deactivate(workflow);
	});
});
