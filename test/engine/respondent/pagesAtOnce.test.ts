import { runNode } from '../../support/engine';
import { useExpressionEngine } from '../../support/expressions';
import { respondentFixture, useRespondent } from '../../support/respondent';
import { nodeOf, withIds } from '../../support/harness';

useExpressionEngine();
const harness = useRespondent();

const LIST = 'GET /v1/messaging/messages';
const wholeList = { returnAll: true, options: { output: 'raw' } };

/** Holds back the second and the next pages, `held` in all. Gives how many were under way at once at most. */
function watchRequests(held: number): () => number {
	let most = 0;
	const count = () => {
		most = Math.max(most, harness.sandbox.requests.filter(({ status }) => status === undefined).length);
		return false;
	};
	const isLater = ({ query }: { query: Record<string, unknown> }) => query.page !== '1';
	harness.sandbox.faults.add({ kind: 'slow', route: LIST, times: Infinity, when: count });
	// Until all that are asked for together have arrived, also on a machine that stands still for a while.
	harness.sandbox.faults.add({ kind: 'slow', delayMs: 3_000, route: LIST, times: held, when: isLater });
	return () => most;
}

const pagesAsked = () => harness.requestsTo(LIST).map(({ query }) => Number(query.page));

describe('the pages of a long list', () => {
	beforeEach(() => {
		harness.sandbox.quirks.maxPageSize = 100;
		harness.sandbox.store.addMessages(600);
	});

	it('are asked for four at once, each one time, and given in their order', async () => {
		const most = watchRequests(4);
		const { items } = await harness.run('message:getAll', wholeList);
		expect(most()).toBe(4);
		expect(pagesAsked().sort((one, two) => one - two)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		const inOrder = harness.sandbox.store.messages.map(({ uid }) => uid);
		expect([inOrder, inOrder.toReversed()]).toContainEqual(items.map(({ json }) => json.uid));
	});

	it('are no more than the limit needs', async () => {
		const { items } = await harness.run('message:getAll', { ...wholeList, returnAll: false, limit: 250 });
		expect(items).toHaveLength(250);
		expect(pagesAsked().sort((one, two) => one - two)).toEqual([1, 2, 3]);
	});

	it('are asked for one by one where Concurrency says so', async () => {
		const most = watchRequests(1);
		await harness.run('message:getAll', { ...wholeList, options: { output: 'raw', concurrency: 1 } });
		expect(most()).toBe(1);
	});

	it('wait together after a 429, so that Max Wait is used up once', async () => {
		harness.sandbox.faults.add({
			kind: '429',
			retryAfter: 1,
			route: LIST,
			times: 4,
			when: ({ query }) => query.page !== '1',
		});
		// The clock of the machine, as waits that only move a clock forward do not overlap.
		const setup = { ...harness.setup, node: nodeOf(respondentFixture) };
		const parameters = withIds('message:getAll', { ...wholeList, options: { output: 'raw', maxWait: 2 } });
		const { items, error } = await runNode(setup, parameters);
		expect([error, items.length]).toEqual([undefined, 1000]);
	});

	it('end with the one that fails, and none is under way any more', async () => {
		const isThird = ({ query }: { query: Record<string, unknown> }) => query.page === '3';
		harness.sandbox.faults.add({ kind: 'raw', status: 403, body: { message: 'No' }, route: LIST, when: isThird });
		const { error } = await harness.run('message:getAll', wholeList);
		expect(error?.message).toMatch(/\(403\)/);
		expect(harness.sandbox.requests.filter(({ status }) => status === undefined)).toEqual([]);
		const asked = pagesAsked();
		expect(Math.max(...asked)).toBeLessThanOrEqual(6);
	});
});
