import { Failure } from '../../../nodes/shared/base/failure';
import type { Operation } from '../../../nodes/shared/operation/operation';
import { useExpressionEngine } from '../../support/expressions';
import { runNode, type Result } from '../../support/engine';
import { respondentFixture, useRespondent } from '../../support/respondent';
import { nodeOf, withIds } from '../../support/harness';
import { fromRow, sheetOf, storedPerRow } from './sheet';

useExpressionEngine();
const harness = useRespondent();

/** The rows whose text ends with an odd number are skipped. */
const skipReason: Operation['skipReason'] = async ({ values: { text } }) =>
	await Promise.resolve(/[13579]$/.test(String(text)) ? 'The number is odd' : undefined);

/** Runs Message: Send with a hook `skipReason` on four rows. */
async function sendWith(hook: Operation['skipReason'], parameters = {}, settings = {}): Promise<Result> {
	const resources = respondentFixture.service.resources.map((resource) => ({
		...resource,
		operations: resource.operations.map((operation) =>
			resource.option.value === 'message' && operation.option.value === 'send'
				? { ...operation, skipReason: hook }
				: operation,
		),
	}));
	const node = nodeOf(respondentFixture, { resources, clock: harness.clock });
	const all = withIds('message:send', { ...fromRow, options: { concurrency: 1 }, ...parameters });
	return await runNode({ ...harness.setup, node, settings }, all, sheetOf(harness.sandbox, 4));
}

describe('a row that is skipped', () => {
	it('is not sent, and ends as an item with the reason and what it would have sent', async () => {
		const { items, error } = await sendWith(skipReason);
		expect([error, items.length]).toEqual([undefined, 4]);
		expect(storedPerRow(harness.sandbox, 4)).toEqual([1, 0, 1, 0]);
		const { conversations } = harness.sandbox.store;
		const skipped = { status: 'skipped', reason: 'The number is odd' };
		expect(items[1]?.json).toEqual({ ...skipped, conversationId: conversations[1]?.uid, text: 'Row 1' });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	});

	it('goes on at the first output, with the rows that were sent', async () => {
		const { outputs } = await sendWith(skipReason, {}, { onError: 'continueErrorOutput' });
		expect(outputs.map((items) => items?.length ?? 0)).toEqual([4, 0]);
	});

	it('is not tried again by Retry On Fail, and is counted apart', async () => {
		let asked = 0;
		const counted: Operation['skipReason'] = async (row) => {
			asked++;
			if (row.values.text === 'Row 2') throw new Failure('notSent', 'Acme could not be asked');
			return await skipReason(row);
		};
		const { error } = await sendWith(counted, {}, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
		expect(error?.message).toBe(
			'Row 3 of 4: Acme could not be asked. Of 4 rows, 1 was sent, 1 was skipped and 2 were not sent.',
		);
		// Rows 1 and 2 once, row 3 in all three tries.
		expect(asked).toBe(5);
		expect(storedPerRow(harness.sandbox, 4)).toEqual([1, 0, 0, 0]);
	});

	it('ends as already sent where Skip If Already Sent finds its message', async () => {
		await sendWith(undefined);
		const { items } = await sendWith(skipReason, { skipIfSent: true });
		expect(items.map(({ json }) => 'reason' in json)).toEqual([false, false, false, false]);
		expect(storedPerRow(harness.sandbox, 4)).toEqual([1, 1, 1, 1]);
	});

	it('is named by Check Only, which sends nothing', async () => {
		const { items } = await sendWith(skipReason, { checkOnly: true });
		expect(items[1]?.json).toMatchObject({ wouldBe: 'skipped', reason: 'The number is odd', text: 'Row 1' });
		expect(items[1]?.json).not.toHaveProperty('status');
		expect(items[0]?.json).not.toHaveProperty('reason');
		expect(storedPerRow(harness.sandbox, 4)).toEqual([0, 0, 0, 0]);
	});

	it.each([
		['a failure', new Failure('rejectedByApi', 'Acme does not allow this')],
		['a lost answer', new Failure('unknown', 'Acme does not allow this')],
		['a mistake of ours', new Error('Acme does not allow this')],
	])('fails as not sent when the reason cannot be found out, because of %s', async (_name, thrown) => {
		const { error } = await sendWith(async () => await Promise.reject(thrown));
		expect(error?.message).toMatch(/^Row 1 of 4: (Error: )?Acme does not allow this\. Nothing was sent\.$/);
		expect(storedPerRow(harness.sandbox, 4)).toEqual([0, 0, 0, 0]);
	});
});
