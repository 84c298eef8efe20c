import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { useHarness } from '../support/harness';
import { manifests } from './manifest';

/** Milliseconds for a walk through a whole service on a slow machine. */
const LONG = 180_000;
const METHODS = ['delete', 'get', 'patch', 'post', 'put'];

/** The endpoints of a contract, as `METHOD /path`; deprecated ones left out. */
function endpointsOf(contract: string): string[] {
	const file = join(__dirname, '../../sandbox/contracts', contract);
	const { paths } = parse(readFileSync(file, 'utf8')) as {
		paths: Record<string, Record<string, { deprecated?: boolean }>>;
	};
	return Object.entries(paths)
		.flatMap(([path, item]) =>
			METHODS.filter((method) => item[method] && !item[method].deprecated).map(
				(method) => `${method.toUpperCase()} ${path}`,
			),
		)
		.sort();
}

describe.each(manifests.map((manifest) => ({ manifest, name: manifest.fixture.newNode().description.displayName })))(
	'$name',
	({ manifest }) => {
		const harness = useHarness(manifest.fixture);
		const endpoints = endpointsOf(manifest.contract);
		const operations = manifest.fixture.service.resources.flatMap((resource) => resource.operations);
		const routes = new Set([
			...operations.flatMap(({ route, alsoCalls = [] }) => [route, ...alsoCalls]),
			...(manifest.triggers?.routes ?? []),
		]);

		it('covers every endpoint of the contract, or says why not', () => {
			const missing = endpoints.filter(
				(endpoint) => !routes.has(endpoint as never) && !(endpoint in manifest.excluded),
			);
			// To add one: give an operation this route, or put the line into `excluded` of the service's manifest with the reason.
			expect(missing.map((endpoint) => `'${endpoint}': 'reason',`)).toEqual([]);
		});

		it('names no endpoint that the contract does not have', () => {
			expect([...routes, ...Object.keys(manifest.excluded)].filter((route) => !endpoints.includes(route))).toEqual([]);
		});

		it('has a sample for every operation', () => {
			expect(Object.keys(manifest.samples(harness.sandbox)).sort()).toEqual(manifest.ids);
		});

		it(
			'really calls every endpoint that it names',
			async () => {
				const called = new Set<string>();
				const note = () => {
					for (const { route, status } of harness.sandbox.requests) if (route && (status ?? 0) < 300) called.add(route);
				};
				for (const id of manifest.ids) {
					harness.sandbox.reset();
					for (const parameters of manifest.samples(harness.sandbox)[id] ?? []) {
						const { error, items } = await harness.run(id, parameters);
						expect([id, error?.message]).toEqual([id, undefined]);
						expect(items.length).toBeGreaterThan(0);
						note();
					}
				}
				harness.sandbox.reset();
				await manifest.triggers?.live(harness.sandbox);
				note();
				expect([...called].sort()).toEqual([...routes].sort());
			},
			LONG,
		);
	},
);
