import { useExpressionEngine } from '../support/expressions';
import { useWorld } from '../support/world';
import { manifests } from './manifest';

useExpressionEngine();

const HOSTILE = ['../../v1/admin?x=1#', '..', '.', 'a/b', '%2e%2e', 'a?b=c', 'ä 🙂', '\u0000', 'x'.repeat(2000)];

describe.each(manifests.map((manifest) => ({ manifest, name: manifest.cast.newNode().description.displayName })))(
	'$name',
	({ manifest }) => {
		const world = useWorld(manifest.cast);

		it.each(manifest.ids)('%s sends the same request as an AI tool, through native routing', async (id) => {
			const [parameters] = manifest.samples(world.sandbox)[id] ?? [];
			const sent = () => world.sandbox.requests.map(({ route, path, query, body }) => ({ route, path, query, body }));
			await world.run(id, parameters);
			const inWorkflow = sent();
			world.sandbox.reset();
			const items = await world.asTool(id, manifest.samples(world.sandbox)[id]?.[0]);
			expect(sent()).toEqual(inWorkflow);
			expect(inWorkflow.length).toBeGreaterThan(0);
			expect(items.length).toBeGreaterThan(0);
		});

		const operations = manifest.cast.service.resources.flatMap((resource) =>
			resource.operations.map((operation) => ({ id: `${resource.option.value}:${operation.option.value}`, operation })),
		);
		const inPath = operations.flatMap(({ id, operation }) =>
			operation.fields
				.filter(({ name }) => operation.route.includes(`{${name}}`))
				.map((field) => ({ id, field, operation })),
		);

		it.each(inPath)('$id keeps $field.name inside its path segment', async ({ id, field, operation }) => {
			const segments = operation.route.split(' ')[1]?.split('/').length ?? 0;
			for (const hostile of HOSTILE) {
				const value = field.type === 'resourceLocator' ? { __rl: true, mode: 'id', value: hostile } : hostile;
				const { error } = await world.run(id, { ...manifest.samples(world.sandbox)[id]?.[0], [field.name]: value });
				expect(error).toBeDefined();
			}
			for (const { path } of world.sandbox.requests) expect(path.split('/')).toHaveLength(segments);
		});
	},
);
