import { useExpressionEngine } from '../support/expressions';
import { useHarness } from '../support/harness';
import { manifests } from './manifest';

useExpressionEngine();

const HOSTILE = ['../../v1/admin?x=1#', '..', '.', 'a/b', '%2e%2e', 'a?b=c', 'ä 🙂', '\u0000', 'x'.repeat(2000)];

/** A body without the name of the row and the run that sends it, which is another one in every run. */
function withoutRow(body: unknown): unknown {
	return body === undefined ? undefined : JSON.parse(JSON.stringify(body).replace(/row:[\w-]+\.\d+/g, 'row:'));
}

describe.each(manifests.map((manifest) => ({ manifest, name: manifest.fixture.newNode().description.displayName })))(
	'$name',
	({ manifest }) => {
		const harness = useHarness(manifest.fixture);

		it.each(manifest.ids)('%s sends the same request as an AI tool, through native routing', async (id) => {
			const [parameters] = manifest.samples(harness.sandbox)[id] ?? [];
			const sent = () =>
				harness.sandbox.requests.map(({ route, path, query, body }) => ({
					route,
					path,
					query,
					body: withoutRow(body),
				}));
			await harness.run(id, parameters);
			const inWorkflow = sent();
			harness.sandbox.reset();
			const items = await harness.asTool(id, manifest.samples(harness.sandbox)[id]?.[0]);
			expect(sent()).toEqual(inWorkflow);
			expect(inWorkflow.length).toBeGreaterThan(0);
			expect(items.length).toBeGreaterThan(0);
		});

		const operations = manifest.fixture.service.resources.flatMap((resource) =>
			resource.operations.map((operation) => ({ id: `${resource.option.value}:${operation.option.value}`, operation })),
		);
		const inPath = operations.flatMap(({ id, operation }) =>
			Object.values(operation.path).map((field) => ({ id, field, operation })),
		);

		it.each(inPath)('$id keeps $field.name inside its path segment', async ({ id, field, operation }) => {
			const segments = operation.route.split(' ')[1]?.split('/').length ?? 0;
			for (const hostile of HOSTILE) {
				const value = field.type === 'resourceLocator' ? { __rl: true, mode: 'id', value: hostile } : hostile;
				const { error } = await harness.run(id, { ...manifest.samples(harness.sandbox)[id]?.[0], [field.name]: value });
				expect(error).toBeDefined();
			}
			for (const { path } of harness.sandbox.requests) expect(path.split('/')).toHaveLength(segments);
		});
	},
);
