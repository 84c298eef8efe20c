import type { IDataObject, INodeExecutionData, INodeParameters, INodeProperties } from 'n8n-workflow';
import { countingEvaluations } from '../../bench/speed/evaluations';
import { manifests } from '../contract/manifest';
import { useExpressionEngine } from '../support/expressions';
import { useHarness, withIds } from '../support/harness';

useExpressionEngine();

const ROWS = 3;

/** What every operation has among its Options. */
const commonOptions: INodeParameters = { concurrency: 2, maxAttempts: 3 };

/** What every operation has besides its own fields; n8n adds the Request Options. */
const common: INodeParameters = {
	requestOptions: { timeout: 20_000, batching: { batch: { batchSize: 2, batchInterval: 1 } } },
};

/**
 * Parameters on which it depends which others show: n8n drops the others when these are expressions. And those that take no
 * expression.
 */
function switchesOf(properties: INodeProperties[]): Set<string> {
	const fixed = properties.filter(({ noDataExpression }) => noDataExpression).map(({ name }) => name);
	const names = new Set(['__rl', 'mode', ...fixed]);
	JSON.stringify(properties, (key, value: Record<string, object>) => {
		if (key === 'displayOptions')
			for (const conditions of Object.values(value))
				Object.keys(conditions).forEach((name) => names.add(name.replace(/^\//, '')));
		return value;
	});
	return names;
}

/** Puts an expression of its own in the place of every value; `row` gets the values, by column. */
function expressed(value: unknown, switches: Set<string>, row: IDataObject): unknown {
	if (Array.isArray(value)) return value.map((entry: unknown) => expressed(entry, switches, row));
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(
			Object.entries(value).map(([name, part]) => [name, switches.has(name) ? part : expressed(part, switches, row)]),
		);
	}
	const column = `column${Object.keys(row).length}`;
	row[column] = value as string;
	return `={{ $json.${column} }}`;
}

describe.each(manifests.map((manifest) => ({ manifest, name: manifest.fixture.newNode().description.displayName })))(
	'$name',
	({ manifest }) => {
		const harness = useHarness(manifest.fixture);

		it.each(manifest.ids)(
			"%s evaluates each expression of the user's once per row, and none of its own",
			async (id) => {
				const switches = switchesOf(harness.setup.node.description.properties);
				for (const sample of manifest.samples(harness.sandbox)[id] ?? []) {
					const row: IDataObject = {};
					const options = { ...Object(sample.options), ...commonOptions } as INodeParameters;
					const parameters = expressed({ ...sample, ...common, options }, switches, row) as INodeParameters;
					const rows: INodeExecutionData[] = Array.from({ length: ROWS }, () => ({ json: row }));
					const { result, evaluationsFor } = await countingEvaluations(
						async () => await harness.run(id, parameters, rows, { onError: 'continueRegularOutput' }),
					);
					expect(result.error?.message).toBeUndefined();
					const { users, owned } = evaluationsFor(withIds(id, parameters));
					expect(owned).toBe(0);
					expect(Object.keys(users)).toHaveLength(Object.keys(row).length);
					expect([id, users]).toEqual([id, Object.fromEntries(Object.keys(users).map((text) => [text, ROWS]))]);
				}
			},
		);
	},
);
