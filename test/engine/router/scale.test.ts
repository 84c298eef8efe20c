import { WorkflowExpression, type INodeParameters } from 'n8n-workflow';
import { useExpressionEngine } from '../../support/expressions';
import { useRespondent } from '../../support/respondent';
import { SEND, fromRow, sheetOf, storedPerRow } from '../rowSafety/sheet';

useExpressionEngine();
const harness = useRespondent();

describe('many rows', () => {
	it('lets the event loop turn while it refuses 5,000 rows', async () => {
		const rows = Array.from({ length: 5000 }, () => ({ json: { to: 'x' } }));
		let turns = 0;
		const ticking = setInterval(() => turns++, 1);
		await harness.run('message:send', fromRow, rows, { onError: 'continueErrorOutput' });
		clearInterval(ticking);
		expect(harness.sandbox.requests).toHaveLength(0);
		expect(turns).toBeGreaterThan(3);
	}, 60_000);

	it("evaluates each of the user's expressions once per row, and none of its own", async () => {
		const { evaluated } = await countedSend({}, 120);
		expect(storedPerRow(harness.sandbox, 120)).toEqual(Array.from({ length: 120 }, () => 1));
		expect(evaluated.filter((text) => text === '={{ $json.text }}')).toHaveLength(120);
		expect(evaluated).toHaveLength(240);
	});
});

describe('rows that are filled in ahead', () => {
	const refuseFirst = () =>
		harness.sandbox.faults.add({ kind: 'raw', status: 400, body: { message: 'No' }, route: SEND, times: 1 });

	it('are a few, and none once the run has stopped', async () => {
		refuseFirst();
		const { evaluated, error } = await countedSend({ options: { concurrency: 2 } }, 200);
		expect(error?.message).toMatch(/^Row 1 of 200: Respondent refused the request \(400\): No\./);
		// Those under way, and five times as many.
		expect(evaluated.length / 2).toBeLessThanOrEqual(12);
	});

	it('are none when batches are spaced: each row is filled in when its turn comes', async () => {
		refuseFirst();
		const requestOptions = { batching: { batch: { batchSize: 2, batchInterval: 700 } } };
		const { evaluated } = await countedSend({ options: { concurrency: 2 }, requestOptions }, 200);
		expect(evaluated.length / 2).toBeLessThanOrEqual(2);
	});
});

async function countedSend(parameters: INodeParameters, rows: number) {
	const spy = jest.spyOn(WorkflowExpression.prototype, 'resolveSimpleParameterValue');
	const { error } = await harness.run('message:send', { ...fromRow, ...parameters }, sheetOf(harness.sandbox, rows));
	const evaluated = spy.mock.calls.map(([value]) => value).filter((value) => String(value).startsWith('='));
	spy.mockRestore();
	return { evaluated, error };
}
