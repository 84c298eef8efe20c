import { sandboxAccounts, type SandboxAccount } from '../../tools/live/onSandbox';
import { plans } from '../../tools/live/plans';
import { effectsOf, missingVariables, runLive } from '../../tools/live/runLive';
import { manifests } from './manifest';

/** Milliseconds for all cases of a service on a slow machine. */
const LONG = 180_000;

// The second contact is merged into the first, so there is nothing left to delete.
const LEFT_OUT: Record<string, string[]> = { sinch: ['contact:delete'] };

describe.each(Object.entries(plans))('The live run of %s', (service, plan) => {
	let account: SandboxAccount;
	beforeAll(async () => {
		const start = sandboxAccounts[service];
		if (!start) throw new Error(`There is no sandbox of ${service}`);
		account = await start();
	});
	afterAll(async () => await account.close());

	it(
		'passes on the sandbox, and finds no difference from the contract',
		async () => {
			const { cases, differences } = await runLive(plan, account.environment);
			expect(cases.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
			const leftOut = cases.filter(({ outcome }) => outcome === 'left out').map(({ id }) => id);
			expect(leftOut).toEqual(LEFT_OUT[service] ?? []);
			expect(differences).toEqual([]);
			expect(account.left()).toEqual([]);
		},
		LONG,
	);

	it(
		'cleans up after a case that has failed',
		async () => {
			// None of these leads to anybody.
			const wrong = { SINCH_TO: 'nobody', RESPONDENT_USER_ID: 'nobody', CHATWOOT_INBOX_ID: '404' };
			const { cases } = await runLive(plan, { ...account.environment, ...wrong });
			expect(cases.some(({ outcome }) => outcome === 'failed')).toBe(true);
			expect(account.left()).toEqual([]);
		},
		LONG,
	);

	it('runs every operation of its nodes', () => {
		for (const [name, { newNode }] of Object.entries(plan.nodes)) {
			const manifest = manifests.find(
				({ fixture }) => fixture.newNode().description.name === newNode().description.name,
			);
			const isFirst = name === Object.keys(plan.nodes)[0];
			const run = plan.cases.filter(({ node }) => (node ?? (isFirst ? name : undefined)) === name);
			expect([...new Set(run.map(({ id }) => id))].sort()).toEqual(manifest?.ids);
		}
	});

	it('says before what it would do, for everything but reads', () => {
		const reads = /:(get|search|filter|find)/;
		const silent = plan.cases.filter(({ id, effect }) => effect === undefined && !reads.test(id));
		expect(silent.map(({ id }) => id)).toEqual([]);
		expect(effectsOf(plan).length).toBeGreaterThan(5);
	});

	it('names the variables that are missing', () => {
		expect(missingVariables(plan, {})).toHaveLength(Object.keys(plan.required).length);
		expect(missingVariables(plan, account.environment)).toEqual([]);
	});
});
