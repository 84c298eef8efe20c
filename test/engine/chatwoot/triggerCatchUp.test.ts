import { ACTIVITY } from '../../../sandbox/chatwoot/store/records';
import { chatwootReceiver } from '../../../nodes/Chatwoot/trigger/receiver';
import { recorded, useChatwootTrigger } from '../../support/chatwootTrigger';
import { skippingClock } from '../../support/clock';
import { useExpressionEngine } from '../../support/expressions';

useExpressionEngine();
const world = useChatwootTrigger({ clock: () => clock.now() });
const HOUR = 3_600_000;
let clock = skippingClock();

beforeEach(() => {
	clock = skippingClock();
	chatwootReceiver.clock = clock;
});

const says = (text: string, conversation = 0) =>
	world.sandbox.contactSays(world.sandbox.store.conversations[conversation]!.id, text);

/** Runs `work` while n8n is down: what happens in Chatwoot meanwhile reaches nobody. */
function whileDown(work: () => void) {
	const { onChange } = world.sandbox.store;
	world.sandbox.store.onChange = () => undefined;
	work();
	world.sandbox.store.onChange = onChange;
}

const runs = (host: Awaited<ReturnType<typeof world.active>>) =>
	host.executions.map((items) => items.map(({ json }) => [json.text, json.caughtUp === true]));

it('What came while n8n was down comes with the next delivery, each message once', async () => {
	const host = await world.active();
	says('Before');
	await world.settled();
	const texts = Array.from({ length: 20 }, (_, n) => `Number ${n}`);
	whileDown(() => texts.forEach((text, n) => says(text, n)));
	await host.start();
	says('Afterwards', 3);
	await world.settled();
	expect(runs(host).slice(1).flat().toSorted()).toEqual(
		[...texts.map((text) => [text, true]), ['Afterwards', false]].toSorted(),
	);
	says('Later');
	await world.settled();
	expect(runs(host).at(-1)).toEqual([['Later', false]]);
	await host.start();
	says('Once more');
	await world.settled();
	expect(runs(host).at(-1)).toEqual([['Once more', false]]);
});

it('What one contact wrote in the same second comes in the order of writing', async () => {
	const host = await world.active();
	says('Before');
	await world.settled();
	whileDown(() => ['One', 'Two', 'Three'].forEach((text) => says(text, 1)));
	await host.start();
	says('Afterwards');
	await world.settled();
	expect(runs(host)[1]!.map(([text]) => text)).toEqual(['One', 'Two', 'Three', 'Afterwards']);
});

it('What came while the workflow was deactivated starts nothing, also not after a later stop of n8n', async () => {
	const host = await world.active();
	says('Before');
	await world.settled();
	await host.deactivate();
	whileDown(() => says('In the pause'));
	await clock.sleep(2000);
	await host.activate();
	says('Afterwards');
	await world.settled();
	await host.start();
	says('Later');
	await world.settled();
	expect(runs(host)).toEqual([[['Before', false]], [['Afterwards', false]], [['Later', false]]]);
});

it('A delivery that starts nothing brings along what was missed, and only what the user chose', async () => {
	const host = await world.active();
	says('Before');
	await world.settled();
	const { id: conversationId } = world.sandbox.store.conversations[1]!;
	const sender = { type: 'user', id: 3 } as const;
	const ours = (content: string) => world.sandbox.store.insertMessage({ conversationId, content, type: 1, sender });
	whileDown(() => {
		ours('Ours');
		says('Missed', 1);
	});
	await host.start();
	ours('Ours again');
	await world.settled();
	expect(runs(host).slice(1)).toEqual([[['Missed', true]]]);
});

it('Activity entries are not among what was missed: Chatwoot sends no event for them', async () => {
	const host = await world.active({ options: { includeOutgoing: true } });
	says('Before');
	await world.settled();
	const { id: conversationId } = world.sandbox.store.conversations[1]!;
	const content = 'Cleo resolved the conversation';
	whileDown(() => {
		world.sandbox.store.insertMessage({ conversationId, content, type: ACTIVITY, sender: null });
		says('Missed', 1);
	});
	await host.start();
	says('Afterwards');
	await world.settled();
	expect(runs(host)[1]).toEqual([
		['Missed', true],
		['Afterwards', false],
	]);
});

it('Without the option nothing is looked for', async () => {
	const host = await world.active({ options: { catchUp: false } });
	says('Before');
	await world.settled();
	whileDown(() => says('Missed', 1));
	await host.start();
	says('Afterwards');
	await world.settled();
	expect(runs(host).slice(1)).toEqual([[['Afterwards', false]]]);
});

it('200 events come with each delivery, the rest with the next ones', async () => {
	const host = await world.active();
	says('Before');
	await world.settled();
	whileDown(() => {
		for (let n = 0; n < 250; n++) says(`Number ${n}`, n % 40);
	});
	await host.start();
	says('Afterwards');
	await world.settled();
	says('Later');
	await world.settled();
	const given = runs(host).slice(1);
	expect(given[0]!.filter(([, caughtUp]) => caughtUp)).toHaveLength(200);
	const all = given.flat().map(([text]) => text);
	expect(new Set(all).size).toBe(252);
	expect(all).toHaveLength(252);
});

it('When Chatwoot cannot be asked, the next delivery tries again', async () => {
	const host = await world.active();
	says('Before');
	await world.settled();
	whileDown(() => says('Missed', 1));
	await host.start();
	world.sandbox.faults.add({ kind: '503', route: 'GET /api/v1/accounts/{account_id}/conversations', times: Infinity });
	says('One');
	await world.settled();
	expect(host.log.at(-1)).toContain('could not look for what came while n8n was down');
	world.sandbox.faults.clear();
	says('Two');
	await world.settled();
	expect(runs(host).slice(1)).toEqual([
		[['One', false]],
		[
			['Missed', true],
			['Two', false],
		],
	]);
});

it('The rest comes also when n8n stops again before the next delivery', async () => {
	const host = await world.active();
	says('Before');
	await world.settled();
	whileDown(() => {
		for (let n = 0; n < 210; n++) says(`Number ${n}`, n % 40);
	});
	await clock.sleep(3 * HOUR);
	await host.start();
	says('Afterwards');
	await world.settled();
	await host.start();
	says('Later');
	await world.settled();
	const given = runs(host).slice(1).flat();
	expect(given).toHaveLength(212);
	expect(new Set(given.map(([text]) => text)).size).toBe(212);
	expect(host.staticData).not.toHaveProperty('missingSince');
});

it('What was missed comes also when n8n stops again before Chatwoot could be asked', async () => {
	const host = await world.active();
	says('Before');
	await world.settled();
	whileDown(() => says('Missed', 1));
	await clock.sleep(3 * HOUR);
	await host.start();
	world.sandbox.faults.add({ kind: '503', route: 'GET /api/v1/accounts/{account_id}/conversations', times: Infinity });
	says('One');
	await world.settled();
	world.sandbox.faults.clear();
	await host.start();
	says('Two');
	await world.settled();
	expect(runs(host).at(-1)).toEqual([
		['Missed', true],
		['Two', false],
	]);
});

it('A message starts nothing again after a stop, however many events of other kinds came since', async () => {
	const host = await world.active({ events: ['conversation_updated', 'message_created'] });
	says('Before');
	await world.settled();
	const { secret } = world.sandbox.store.webhooks[0]!;
	for (let n = 0; n < 510; n++) {
		world.sandbox.deliver({ url: host.url, event: recorded('conversation_updated', { updated_at: n }), secret });
		await world.settled();
	}
	await host.start();
	says('Afterwards', 1);
	await world.settled();
	const messages = host.executions.flat().filter(({ json }) => json.event === 'message_created');
	expect(messages.map(({ json }) => json.text)).toEqual(['Before', 'Afterwards']);
});

it('Of 700 missed messages each comes once, also when others come meanwhile', async () => {
	const host = await world.active();
	says('Before');
	await world.settled();
	whileDown(() => {
		for (let n = 0; n < 700; n++) says(`Number ${n}`, n % 40);
	});
	await host.start();
	for (let n = 0; n < 5; n++) {
		says(`Live ${n}`, n);
		await world.settled();
	}
	const texts = runs(host).flatMap((items) => items.map(([text]) => text));
	expect([texts.length, new Set(texts).size]).toEqual([706, 706]);
});

it('Of more than 1,000 missed messages of one conversation the oldest come first', async () => {
	const host = await world.active();
	says('Before');
	await world.settled();
	whileDown(() => {
		for (let n = 0; n < 1010; n++) says(`Number ${n}`, 1);
	});
	await host.start();
	says('Afterwards');
	await world.settled();
	expect(runs(host)[1]!.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, n) => [`Number ${n}`, true]));
});
