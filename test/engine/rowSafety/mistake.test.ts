import type { Operation } from '../../../nodes/shared/operation/operation';
import { useExpressionEngine } from '../../support/expressions';
import { runNode, type Result } from '../../support/engine';
import { respondentFixture, useRespondent } from '../../support/respondent';
import { nodeOf, withIds } from '../../support/harness';
import { fromRow, sheetOf, storedPerRow } from './sheet';

useExpressionEngine();
const harness = useRespondent();

const throwing = () => {
	throw new TypeError('records is not iterable');
};

/** Runs Message: Send, changed to hold a mistake of ours, on two rows. */
async function sendWith(mistake: Partial<Operation>, settings = {}): Promise<Result> {
	const resources = respondentFixture.service.resources.map((resource) => ({
		...resource,
		operations: resource.operations.map((operation) =>
			resource.option.value === 'message' && operation.option.value === 'send'
				? { ...operation, ...mistake }
				: operation,
		),
	}));
	const node = nodeOf(respondentFixture, { resources, clock: harness.clock });
	const options = { concurrency: 1 };
	const parameters = withIds('message:send', { ...fromRow, options });
	return await runNode({ ...harness.setup, node, settings }, parameters, sheetOf(harness.sandbox, 2));
}

describe('a programming mistake', () => {
	it('after the request counts the row as possibly sent, and keeps the stack of the mistake', async () => {
		const { error } = await sendWith({ pickRecord: throwing });
		expect(error?.message).toBe(
			'Row 1 of 2: The message may have been sent: this node stopped unexpectedly after its request (TypeError: records is not iterable). Of 2 rows, 1 was possibly sent and 1 was not sent.',
		);
		expect(error).toMatchObject({ stack: expect.stringContaining('mistake.test.ts') });
		expect(storedPerRow(harness.sandbox, 2)).toEqual([1, 0]);
	});

	it('after the request is not sent again by Retry On Fail', async () => {
		await sendWith({ pickRecord: throwing }, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
		expect(storedPerRow(harness.sandbox, 2)).toEqual([1, 0]);
	});

	it('before the request counts the row as not sent, and keeps the stack of the mistake', async () => {
		const { error } = await sendWith({ buildRequest: throwing });
		expect(error?.message).toBe('Row 1 of 2: TypeError: records is not iterable. Nothing was sent.');
		expect(error).toMatchObject({ stack: expect.stringContaining('mistake.test.ts') });
		expect(storedPerRow(harness.sandbox, 2)).toEqual([0, 0]);
	});
});
