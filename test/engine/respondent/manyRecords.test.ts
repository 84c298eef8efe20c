import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';

useExpressionEngine();
const harness = useRespondent();

it('gives more records than a call may have arguments', async () => {
	harness.sandbox.quirks.maxPageSize = 100;
	harness.sandbox.store.addMessages(130_000);
	const { items, error } = await harness.run('message:getAll', { returnAll: true, options: { output: 'raw' } });
	expect([items.length, error?.message]).toEqual([130_400, undefined]);
	expect(new Set(items.map(({ json }) => json.uid)).size).toBe(130_400);
	expect(harness.sandbox.requests).toHaveLength(1304);
}, 120_000);
