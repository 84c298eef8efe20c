import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { catchUpOption } from '../../../nodes/shared/trigger/catchUpOption';
import type { Receiver } from '../../../nodes/shared/trigger/receive';
import { anyTrigger } from '../../support/anyTrigger';
import { useExpressionEngine } from '../../support/expressions';
import { hostTrigger, type TriggerHost } from '../../support/trigger';

useExpressionEngine();

/** The messages that the list of the service shows, oldest first. */
const list: Array<{ id: string; at: number }> = [];

/** Until when deliveries of events that are held take. */
let held: Promise<void>;

const receiver: Receiver = {
	rejectionReason: () => undefined,
	idOf: ({ id }) => id as string,
	wants: () => true,
	knows: () => true,
	itemsOf: async (_context, event): Promise<IDataObject[]> => {
		if (event.isHeld) await held;
		return [{ id: event.id, payload: event }];
	},
	catchUp: {
		timeOf: ({ at }) => (typeof at === 'number' ? at : undefined),
		eventsSince: async (_context, since) => await Promise.resolve(list.filter(({ at }) => at >= since)),
	},
};

const inbox = { displayName: 'Inbox', name: 'inbox', type: 'string', default: '' } as const;

let host: TriggerHost;
let parameters: INodeParameters;
let time: number;
beforeEach(async () => {
	list.length = 0;
	time = Date.now() - 3_600_000;
	parameters = {};
	host = await hostTrigger(anyTrigger(receiver, [catchUpOption], [inbox]), parameters);
	await host.activate();
});
afterEach(async () => await host.close());

async function post(event: IDataObject): Promise<void> {
	await fetch(host.url, { method: 'POST', body: JSON.stringify(event) });
	await host.settled();
}
/** A message that reaches nobody, some ms after the one before. */
function miss(id: string, after = 10): void {
	time += after;
	list.push({ id, at: time });
}
async function say(id: string, after?: number): Promise<void> {
	miss(id, after);
	await post(list.at(-1)!);
}
async function untilStarted(count: number): Promise<void> {
	while (host.executions.length < count) await new Promise((resolve) => setImmediate(resolve));
}
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix} ${n}`);
const started = () => host.executions.flat().map(({ json }) => json.id);
const later = () => host.executions.flat().filter(({ json }) => json.caughtUp === true);

it('A message starts nothing again after a stop, however many events of other kinds came since', async () => {
	await say('Message');
	for (const id of ids('Report', 510)) await post({ id });
	await host.start();
	await say('Afterwards', 3_000_000);
	expect(started().filter((id) => !(id as string).startsWith('Report'))).toEqual(['Message', 'Afterwards']);
});

it('Of 900 missed messages each comes once, also when others come meanwhile', async () => {
	await say('Before');
	const missed = ids('Missed', 900);
	missed.forEach((id) => miss(id, 1000));
	await host.start();
	const live = ids('Live', 6);
	for (const id of live) await say(id, 60_000);
	expect(started()).toHaveLength(907);
	expect(new Set(started())).toEqual(new Set(['Before', ...missed, ...live]));
	expect(later()).toHaveLength(900);
});

it('Of 700 messages within a minute none comes again after a stop', async () => {
	const messages = ids('Message', 700);
	for (const id of messages) await say(id, 80);
	await host.start();
	await say('Afterwards');
	expect(started()).toEqual([...messages, 'Afterwards']);
});

it('What was missed comes also when the first message came while another delivery was under way', async () => {
	let release: () => void = () => undefined;
	held = new Promise((resolve) => (release = resolve));
	await fetch(host.url, { method: 'POST', body: JSON.stringify({ id: 'Report', isHeld: true }) });
	miss('First');
	await fetch(host.url, { method: 'POST', body: JSON.stringify(list.at(-1)) });
	await untilStarted(1);
	release();
	await host.settled();
	miss('Missed');
	await host.start();
	await say('Afterwards');
	expect(started()).toEqual(['First', 'Report', 'Missed', 'Afterwards']);
});

it('Messages that are too old for a list are not remembered', async () => {
	await say('Long ago');
	await say('Now', 3_000_000);
	expect(JSON.stringify(host.staticData.handled)).toContain('Now');
	expect(JSON.stringify(host.staticData.handled)).not.toContain('Long ago');
});

it('What was missed comes also when somebody listens for a test event in between', async () => {
	await say('Before');
	miss('Missed');
	await host.start();
	await host.listen();
	await host.stopListening();
	await say('Afterwards');
	expect(started()).toEqual(['Before', 'Missed', 'Afterwards']);
});

it('What was missed comes also when a new version of the workflow is published in between', async () => {
	await say('Before');
	miss('Missed');
	await host.start();
	await host.publish(() => miss('While the webhook was registered again'));
	await say('Afterwards');
	expect(started()).toEqual(['Before', 'Missed', 'While the webhook was registered again', 'Afterwards']);
	expect(later()).toHaveLength(2);
});

it('With a new version that has other settings, what came before it starts nothing, also not after a stop', async () => {
	await say('Before');
	miss('In another inbox');
	parameters.inbox = 'another';
	await host.publish();
	await host.start();
	await say('Afterwards');
	await host.start();
	await say('Later');
	expect(started()).toEqual(['Before', 'Afterwards', 'Later']);
});

it('What came while the workflow was deactivated starts nothing, also not when a new version is published later', async () => {
	await say('Before');
	await host.deactivate();
	miss('In the pause');
	await host.activate();
	await say('Afterwards');
	await host.publish();
	await say('Later');
	expect(started()).toEqual(['Before', 'Afterwards', 'Later']);
});
