import type { SavedWorkflow } from '../e2e/support/rest';
import { waitFor } from '../e2e/support/waitFor';
import { workflow } from '../e2e/support/workflow';
import { measurePairs } from './support/pairs';
import { endedRuns, settledRuns } from './support/runs';
import { servicesUnderTest, type ServiceUnderTest } from './support/services';
import { useQueueMode } from './support/stage';

const stage = useQueueMode('deliveries');

const publish = async (service: ServiceUnderTest): Promise<SavedWorkflow> => {
	const { rest, proxy } = stage.n8n;
	const saved = await rest.createWorkflow(workflow(service.name, [service.trigger(stage)]));
	await rest.activate(saved);
	await stage.n8n.untilListening(() => service.registered(stage));
	proxy.deliveries.length = 0;
	return saved;
};

const unpublish = async (service: ServiceUnderTest, saved: SavedWorkflow) => {
	await stage.n8n.rest.deactivate(saved);
	const isGone = () => service.registered(stage) === undefined || undefined;
	await waitFor(async () => await Promise.resolve(isGone()), { what: 'the registration to be gone' });
};

/** Delivers one event, and waits until every webhook processor that got it has answered. */
async function deliver(cause: () => void, spread: 'all' | 'in turn' | number = 'in turn'): Promise<number[]> {
	const { proxy } = stage.n8n;
	proxy.spread = spread;
	const index = proxy.deliveries.length;
	cause();
	const answered = await waitFor(
		async () => await Promise.resolve(proxy.deliveries[index]?.length ? proxy.deliveries[index] : undefined),
		{ what: 'the answers to a delivery' },
	);
	proxy.spread = 'in turn';
	return answered;
}

/** The text of each execution's item, sorted. */
const textsOf = async (saved: SavedWorkflow, count: number) =>
	(await settledRuns(stage.n8n, saved, count)).flatMap((run) => run.rows('Trigger').map(({ text }) => text)).sort();

describe.each(servicesUnderTest)('Deliveries of $name to two webhook processors', (service) => {
	let saved: SavedWorkflow;
	beforeEach(async () => (saved = await publish(service)));
	afterEach(async () => await unpublish(service, saved));

	it('start one execution each when they come one at a time, and none when they come again', async () => {
		const texts = ['One', 'Three', 'Two'];
		for (const [index, text] of texts.entries()) {
			expect(await deliver(() => service.says(stage, text))).toEqual([200]);
			await endedRuns(stage.n8n, saved, index + 1);
		}
		// The same events again, each to the other processor.
		await stage.n8n.proxy.repeat(texts.length);
		expect(await textsOf(saved, 3)).toEqual(texts);
	});

	it('start at most two executions when both get the same event at once, and none when they are forged', async () => {
		expect(await deliver(() => service.forge(stage), 'all')).toEqual([401, 401]);
		expect(await deliver(() => service.says(stage, 'Once'), 'all')).toEqual([200, 200]);
		const texts = await textsOf(saved, 1);
		expect([['Once'], ['Once', 'Once']]).toContainEqual(texts);
	});
});

it('PostgreSQL lets each of 100 events through once that both processors get at once', async () => {
	const { started, postgres, removeDuplicates } = await measurePairs(stage, 100);
	console.log(
		`Of 100 events, each delivered to both webhook processors at once: ${started} executions, ` +
			`${removeDuplicates - 100} events twice after Remove Duplicates, ${postgres - 100} after PostgreSQL.`,
	);
	expect(postgres).toBe(100);
	expect(started).toBeLessThanOrEqual(200);
	expect(removeDuplicates).toBeLessThanOrEqual(started);
});

describe('Registrations', () => {
	it('survive the restart of every process, and a new main process in place of a killed one', async () => {
		const { main, webhooks, workers } = stage.n8n;
		const saved = new Map<ServiceUnderTest, SavedWorkflow>();
		for (const service of servicesUnderTest) saved.set(service, await publish(service));
		const before = new Map(servicesUnderTest.map((each) => [each, structuredClone(each.registrations(stage))]));
		const texts: string[] = [];
		const sayAll = async (text: string) => {
			texts.push(text);
			for (const [each, workflow] of saved) {
				expect(each.registrations(stage)).toEqual(before.get(each));
				expect(await deliver(() => each.says(stage, text))).toEqual([200]);
				await endedRuns(stage.n8n, workflow, texts.length);
			}
		};
		await sayAll('Before');
		const changes: Record<string, () => Promise<unknown>> = {
			'After a restart': async () => {
				await Promise.all([main, ...webhooks, ...workers].map(async ({ server }) => await server.stop()));
				await main.server.start();
				await Promise.all([...webhooks, ...workers].map(async ({ server }) => await server.start()));
			},
			'Without a main process': async () => await main.server.kill(),
			'With a new main process': async () => await main.server.start(),
		};
		for (const [text, change] of Object.entries(changes)) {
			await change();
			await sayAll(text);
		}
		for (const [service, workflow] of saved) {
			expect(await textsOf(workflow, texts.length)).toEqual([...texts].sort());
			await unpublish(service, workflow);
		}
	});
});
