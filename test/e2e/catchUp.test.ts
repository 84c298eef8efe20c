import { catchUpWorlds, type CatchUpWorld } from './support/catchUpWorlds';
import { startInstance, type Instance } from './support/instance';
import { everyTwoSeconds } from './support/pollTimes';
import type { Credential, SavedWorkflow } from './support/rest';
import { waitFor } from './support/waitFor';
import { node, workflow } from './support/workflow';

let n8n: Instance;
beforeAll(async () => {
	n8n = await startInstance('catchUp');
}, 15 * 60_000);
afterAll(async () => await n8n.close(), 60_000);

const ANSWERS = Array.from({ length: 20 }, (_, n) => `Answer ${n}`);
const IMPORTED = Array.from({ length: 5000 }, (_, n) => `Imported ${n}`);

describe.each(Object.keys(catchUpWorlds) as Array<keyof typeof catchUpWorlds>)('%s', (service) => {
	let world: CatchUpWorld;
	let credential: Credential;
	beforeAll(async () => {
		world = await catchUpWorlds[service]();
		credential = await n8n.rest.createCredential(world.credential);
	});
	afterEach(() => expect(world.contractViolations()).toEqual([]));
	afterAll(async () => await world.close());

	const answer = () => ANSWERS.forEach((text, person) => world.says(text, person));

	async function triggerOf(kind: 'polling' | 'webhook'): Promise<SavedWorkflow> {
		const { type, parameters } = world[kind];
		const credentials = { [credential.type]: { id: credential.id, name: credential.name } };
		const times = kind === 'polling' ? { pollTimes: everyTwoSeconds } : {};
		const trigger = node(
			'Trigger',
			`n8n-nodes-conversations.${type}`,
			1,
			{ ...parameters, ...times },
			{ credentials, webhookId: `catch-up-${type}` },
		);
		return await n8n.rest.createWorkflow(workflow(type, [trigger]));
	}

	async function nextPolls(count: number): Promise<void> {
		const before = world.polls();
		await waitFor(async () => await Promise.resolve(world.polls() >= before + count ? true : undefined), {
			what: 'n8n to poll',
		});
	}

	/** The texts with which a workflow was started, sorted, as soon as there are so many. */
	async function texts(saved: SavedWorkflow, count: number): Promise<unknown[]> {
		return await waitFor(
			async () => {
				const runs = await n8n.rest.executions(saved, 1);
				const all = runs.flatMap((run) => run.rows('Trigger').map(({ text }) => text));
				return all.length >= count ? all.toSorted() : undefined;
			},
			{ what: `${count} items`, interval: 500 },
		);
	}

	it('Polling: answers that came while n8n was killed come once each; none of a pause, none that was imported', async () => {
		const saved = await triggerOf('polling');
		await n8n.rest.activate(saved);
		await nextPolls(2);
		world.says('Before', 0);
		expect(await texts(saved, 1)).toEqual(['Before']);

		await n8n.server.kill();
		answer();
		world.imports(IMPORTED);
		await n8n.server.start();
		expect(await texts(saved, 21)).toEqual(['Before', ...ANSWERS].toSorted());
		await nextPolls(2);

		await n8n.rest.deactivate(saved);
		world.says('In the pause', 0);
		await n8n.rest.activate(saved);
		await nextPolls(2);
		world.says('Afterwards', 1);
		expect(await texts(saved, 22)).toEqual(['Before', ...ANSWERS, 'Afterwards'].toSorted());
		await n8n.rest.deactivate(saved);
	});

	it('Webhook: answers that came while n8n was killed come once each with the next delivery; none of a pause', async () => {
		const saved = await triggerOf('webhook');
		const registered = async () => {
			const url = await waitFor(async () => await Promise.resolve(world.address()), {
				what: `the webhook at ${service}`,
			});
			await waitFor(async () => ((await isServed(url)) ? true : undefined), { what: 'the URL of the trigger' });
		};
		await n8n.rest.activate(saved);
		await registered();
		world.says('Before', 0);
		expect(await texts(saved, 1)).toEqual(['Before']);

		await n8n.server.kill();
		answer();
		await world.settled();
		await n8n.server.start();
		await registered();
		world.says('Afterwards', 2);
		expect(await texts(saved, 22)).toEqual(['Before', ...ANSWERS, 'Afterwards'].toSorted());

		await n8n.rest.deactivate(saved);
		await waitFor(async () => await Promise.resolve(world.address() === undefined ? true : undefined), {
			what: 'the webhook to be removed',
		});
		world.says('In the pause', 0);
		await n8n.rest.activate(saved);
		await registered();
		world.says('Later', 3);
		expect(await texts(saved, 23)).toEqual(['Before', ...ANSWERS, 'Afterwards', 'Later'].toSorted());
		await n8n.rest.deactivate(saved);
	});
});

/** Whether n8n knows the URL of a trigger: it answers 401 to a delivery without a signature. */
async function isServed(url: string): Promise<boolean> {
	const { status } = await fetch(url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
	return status === 401;
}
