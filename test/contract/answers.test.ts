import { hasStatus } from '../../nodes/shared/run/rowStatus';
import { useHarness } from '../support/harness';
import { manifests } from './manifest';

/** Milliseconds for a walk through a whole service on a slow machine. */
const LONG = 120_000;
const goOn = { onError: 'continueRegularOutput' } as const;

// What every operation makes of two answers that say nothing about its record.
describe.each(manifests.map((manifest) => ({ manifest, name: manifest.fixture.newNode().description.displayName })))(
	'$name',
	({ manifest }) => {
		const harness = useHarness(manifest.fixture);
		const operations = manifest.fixture.service.resources.flatMap(({ option, operations: owned }) =>
			owned.map((operation) => ({ id: `${String(option.value)}:${String(operation.option.value)}`, operation })),
		);

		it(
			'takes a success that holds something else neither for a send or a create, nor for a record or a list',
			async () => {
				const taken: string[] = [];
				for (const { id, operation } of operations) {
					const reads = operation.route.startsWith('GET ') && operation.wording === undefined;
					if (!hasStatus(operation) && !reads) continue;
					for (const [sample] of (manifest.samples(harness.sandbox)[id] ?? []).entries()) {
						harness.sandbox.reset();
						const body = { message: 'maintenance' };
						harness.sandbox.faults.add({ kind: 'raw', body, route: operation.route, times: Infinity });
						const parameters = manifest.samples(harness.sandbox)[id]?.[sample];
						const { items } = await harness.run(id, parameters, undefined, goOn);
						const isFailed = items.length === 1 && typeof items[0]?.json.error === 'string';
						if (harness.requestsTo(operation.route).length > 0 && !isFailed) taken.push(`${id}, sample ${sample}`);
					}
				}
				expect(taken).toEqual([]);
			},
			LONG,
		);

		it(
			'shows no credential that comes back in an error, and gives each failed row one item with a reason and an advice',
			async () => {
				const [credential = {}] = Object.values(harness.setup.credentials);
				const secrets = manifest.fixture.service.secrets.map((name) => credential[name]).filter(Boolean);
				expect(secrets).not.toEqual([]);
				for (const { id, operation } of operations) {
					harness.sandbox.reset();
					harness.sandbox.faults.add({ kind: 'echo-secret', status: 403, times: Infinity });
					const parameters = manifest.samples(harness.sandbox)[id]?.[0];
					const { items, run } = await harness.run(id, parameters, undefined, goOn);
					expect([id, items.length, items[0]?.pairedItem]).toEqual([id, 1, { item: 0 }]);
					expect(items[0]?.json.error).toMatch(/^\S.*\(403\).*\. \S.*\.$/);
					if (operation.wording) expect(items[0]?.json).toMatchObject({ status: 'failed', mayHaveBeenSent: false });
					const told = JSON.stringify(run.data.resultData);
					for (const secret of secrets) expect(told).not.toContain(secret);
				}
			},
			LONG,
		);
	},
);
