import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { withChoices } from '../../dev/choices';
import { readExample, withCredentials } from '../../dev/exampleFiles';
import { createDataTable, replyColumns, type DataTable } from './support/dataTable';
import type { SavedWorkflow } from './support/rest';
import { useSinchStage } from './support/sinchStage';
import { byId } from './support/stage';
import { waitFor } from './support/waitFor';

const stage = useSinchStage('sinchTrigger');

const TRIGGER = 'Sinch Conversation Trigger';
const [NOOR, MATEO] = ['+15550101001', '+15550101002'];

/** One half of the example as a user sets it up: credential and app chosen, sample data unpinned; `changes` by node. */
async function imported(file: string, changes: Record<string, INodeParameters> = {}): Promise<SavedWorkflow> {
	const { credential, n8n } = stage;
	const { pinData: _samples, ...sketch } = withChoices(readExample(file), { appId: alerts() });
	const changed = sketch.nodes.map((node) => ({ ...node, parameters: { ...node.parameters, ...changes[node.name] } }));
	const connected = withCredentials({ ...sketch, nodes: changed }, [credential], await n8n.rest.nodeTypes());
	return await n8n.rest.createWorkflow(connected);
}

const alerts = () => stage.sandbox.store.apps.find(({ display_name }) => display_name === 'Alerts')?.id ?? '';
const webhooks = () => stage.sandbox.store.webhooks;
const personSays = (from: string, text: string) => stage.sandbox.personSays({ appId: alerts(), from, text });
const statuses = () => stage.sandbox.deliveries.attempts.map(({ status }) => status);

async function activated(changes: Record<string, INodeParameters> = {}): Promise<SavedWorkflow> {
	const workflow = await imported('sinch-reply-received.json', changes);
	await stage.n8n.rest.activate(workflow);
	await waitFor(async () => webhooks()[0], { what: 'the webhook at Sinch' });
	return workflow;
}

/** The items with which the workflow was started, one per execution, as soon as there are so many. */
async function started(workflow: SavedWorkflow, count: number): Promise<IDataObject[]> {
	return (await stage.n8n.rest.executions(workflow, count)).flatMap((run) => run.rows(TRIGGER));
}

/** Lets somebody write whose message must start an execution: whatever came before and started none never will. */
async function textsAfter(workflow: SavedWorkflow, last: string, count: number): Promise<unknown[]> {
	await stage.sandbox.deliveries.settled();
	personSays(MATEO, last);
	return (await started(workflow, count)).map(({ text }) => text).sort();
}

let rows: DataTable;
beforeEach(async () => {
	rows = await createDataTable(stage.n8n.rest, 'Sinch outreach', replyColumns('sinch'));
});
afterEach(async () => await rows.remove());

describe('The Sinch trigger in n8n', () => {
	it('lets a reply continue the outreach: sent, answered, and the row says so', async () => {
		await rows.insert([
			{ name: 'Noor', phone: NOOR, message: 'Hi Noor, does Tuesday suit you?' },
			{ name: 'Mateo', phone: MATEO, message: 'Hi Mateo, does Tuesday suit you?' },
			{ name: 'Ingrid', phone: '070-174 06 06', message: 'Hi Ingrid' },
		]);
		const receiving = await activated();
		const sending = await imported('sinch-reply-send.json');

		const run = await stage.n8n.rest.runWorkflow(sending, 'Start');

		expect(run).toMatchObject({ status: 'success', error: undefined });
		expect(run.rows('Mark as Failed').map(({ name }) => name)).toEqual(['Ingrid']);
		const sent = await rows.rows();
		expect(sent.map(({ status }) => status)).toEqual(['sent', 'sent', 'failed']);
		expect(sent[2]?.reason).toContain('"070-174 06 06", which begins with 0');
		// Its status is filled in, so the next run leaves it alone.
		expect((await stage.n8n.rest.runWorkflow(sending, 'Start')).rows('Rows')).toEqual([]);

		// Sinch shows numbers without the plus sign, too.
		personSays(NOOR.slice(1), 'Yes, Tuesday suits me.');
		const [item] = await started(receiving, 1);

		expect(item).toMatchObject({ event: 'MESSAGE_INBOUND', from: NOOR, text: 'Yes, Tuesday suits me.' });
		const [noor, mateo] = await rows.rows();
		expect(noor).toMatchObject({ status: 'answered', reply: 'Yes, Tuesday suits me.', replied_at: item?.sentAt });
		expect(mateo).toMatchObject({ status: 'sent', reply: null });
		await stage.n8n.rest.deactivate(receiving);
	});

	it.each([
		['SMS', 'Alerts', '0046 70-123 45 67', '46701234567'],
		['WHATSAPP', 'Customer care', '46701234568', '46701234568'],
	])('finds the row of an answer over %s however the sheet writes the number', async (channel, app, phone, from) => {
		const appId = stage.sandbox.store.apps.find(({ display_name }) => display_name === app)?.id ?? '';
		await rows.insert([{ name: 'Noor', phone, message: `Hi over ${channel}` }]);
		const receiving = await activated({ [TRIGGER]: { appId: byId(appId) } });
		const sendTo = { __rl: true, mode: channel, value: '={{ $json.phone }}' };
		const sending = await imported('sinch-reply-send.json', { 'Send Message': { appId: byId(appId), sendTo } });
		await stage.n8n.rest.runWorkflow(sending, 'Start');
		expect(await rows.rows()).toMatchObject([{ phone, status: 'sent', sent_to: `+${from}` }]);

		stage.sandbox.personSays({ appId, from, text: `Yes over ${channel}`, channel });
		await started(receiving, 1);

		expect(await rows.rows()).toMatchObject([{ phone, status: 'answered', reply: `Yes over ${channel}` }]);
		await stage.n8n.rest.deactivate(receiving);
	});

	it('shows an answer for which there is no row', async () => {
		const receiving = await activated();
		personSays('46709999999', 'Who is this?');
		const [run] = await stage.n8n.rest.executions(receiving, 1);
		expect(run?.rows('Mark as Answered')).toEqual([]);
		expect(run?.rows('Answer Without a Row')).toMatchObject([{ text: 'Who is this?' }]);
		await stage.n8n.rest.deactivate(receiving);
	});

	it('starts one execution for a genuine answer, however often it comes, and none for forged ones and our own', async () => {
		const workflow = await activated();
		const { sandbox } = stage;
		const payload = {
			message: { id: '01KJQ4ZX8N2B3C4D5E6F7G8H9J', contact_message: { text_message: { text: 'forged' } } },
		};
		for (const forged of ['body', 'secret', 'unsigned', 'late'] as const) {
			sandbox.deliver({ appId: alerts(), payload, forged });
		}
		await sandbox.deliveries.settled();
		expect(statuses()).toEqual([401, 401, 401, 401]);

		webhooks()[0]?.triggers.push('MESSAGE_SUBMIT');
		await stage.n8n.rest.runWorkflow(await imported('sinch-reply-send.json'), 'Start');
		sandbox.deliveries.mishaps.copies = 3;
		personSays(NOOR, 'once');
		await sandbox.deliveries.settled();
		sandbox.deliveries.mishaps.copies = 1;

		expect(await textsAfter(workflow, 'last', 2)).toEqual(['last', 'once']);
		await stage.n8n.rest.deactivate(workflow);
		await waitFor(async () => (webhooks().length === 0 ? true : undefined), { what: 'the webhook to be gone' });
	});

	it('still works after a restart of n8n, and still knows what came before', async () => {
		const workflow = await activated();
		const { sandbox, n8n } = stage;
		const before = structuredClone(webhooks());
		const { app_id: _app, stored: _stored, ...message } = personSays(NOOR, 'before');
		await started(workflow, 1);

		await n8n.server.restart();
		await waitFor(
			async () => {
				const { status } = await n8n.rest.http.post(before[0]?.target ?? '', {}, { validateStatus: () => true });
				return status === 401 ? true : undefined;
			},
			{ what: 'the webhook after the restart' },
		);

		expect(webhooks()).toEqual(before);
		sandbox.deliver({ appId: alerts(), payload: { message } });
		await sandbox.deliveries.settled();
		expect(statuses().at(-1)).toBe(200);
		expect(await textsAfter(workflow, 'after', 2)).toEqual(['after', 'before']);
		await n8n.rest.deactivate(workflow);
	});
});
