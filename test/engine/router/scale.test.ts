import { WorkflowExpression } from 'n8n-workflow';
import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { fromRow, sheetOf, storedPerRow } from '../rowSafety/sheet';

useExpressionEngine();
const world = useRespondent();

describe('many rows and many records', () => {
	it('gives more records than a call may have arguments', async () => {
		world.sandbox.quirks.maxPageSize = 100;
		world.sandbox.store.addMessages(130_000);
		const { items, error } = await world.run('message:getAll', { returnAll: true, output: 'raw' });
		expect([items.length, error?.message]).toEqual([130_400, undefined]);
		expect(new Set(items.map(({ json }) => json.uid)).size).toBe(130_400);
		expect(world.sandbox.requests).toHaveLength(1304);
	}, 120_000);

	it('lets the event loop turn while it refuses 5,000 rows', async () => {
		const rows = Array.from({ length: 5000 }, () => ({ json: { to: 'x' } }));
		let turns = 0;
		const ticking = setInterval(() => turns++, 1);
		await world.run('message:send', fromRow, rows, { onError: 'continueErrorOutput' });
		clearInterval(ticking);
		expect(world.sandbox.requests).toHaveLength(0);
		expect(turns).toBeGreaterThan(3);
	}, 60_000);

	it("evaluates each of the user's expressions once per row, and none of its own", async () => {
		const spy = jest.spyOn(WorkflowExpression.prototype, 'resolveSimpleParameterValue');
		await world.run('message:send', fromRow, sheetOf(world.sandbox, 50));
		const evaluated = spy.mock.calls.map(([value]) => value).filter((value) => String(value).startsWith('='));
		spy.mockRestore();
		expect(storedPerRow(world.sandbox, 50)).toEqual(Array.from({ length: 50 }, () => 1));
		expect(evaluated.filter((text) => text === '={{ $json.text }}')).toHaveLength(50);
		expect(evaluated).toHaveLength(100);
	});
});
