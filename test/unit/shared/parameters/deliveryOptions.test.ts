import { concurrencyOf, retryBudgetOf, sendOptionsOf } from '../../../../nodes/shared/parameters/deliveryOptions';
import { deliveryOptions } from '../../../../nodes/shared/fields/delivery';
import { checkOnly, skipFields } from '../../../../nodes/shared/fields/skip';

const defaultsOf = (fields: typeof skipFields) =>
	Object.fromEntries(fields.map((field) => [field.name, field.default]));

describe('Skip If Already Sent, Check Only and the delivery', () => {
	it('are the same whether a field was left out or has its default', () => {
		const defaults = sendOptionsOf(defaultsOf([...skipFields, checkOnly]));
		expect(defaults).toMatchObject({ skipIfSent: false, checkOnly: false });
		expect(sendOptionsOf({})).toEqual(defaults);
		expect(retryBudgetOf({})).toEqual(retryBudgetOf({ options: defaultsOf(deliveryOptions) }));
		expect(concurrencyOf({})).toBe(concurrencyOf(defaultsOf(deliveryOptions)));
	});

	it('are read in the units that people use, and given in milliseconds', () => {
		const chosen = { lookBack: 2, settleTime: 3, skipIfSent: true, checkOnly: true };
		expect(sendOptionsOf(chosen)).toEqual({
			windowMs: 7_200_000,
			settleMs: 3000,
			skipIfSent: true,
			checkOnly: true,
		});
		expect(retryBudgetOf({ options: { maxAttempts: 2, maxWait: 0 } })).toMatchObject({ maxAttempts: 2, waitLeft: 0 });
	});

	it.each([
		[undefined, 10],
		['junk', 10],
		[{ concurrency: 1 }, 1],
		[{ concurrency: '7' }, 7],
		[{ concurrency: 2.9 }, 2],
		[{ concurrency: 0 }, 10],
		[{ concurrency: -1 }, 10],
		[{ concurrency: 'many' }, 10],
		[{ concurrency: 1000 }, 100],
	])('gives for %j a concurrency of %d, which is never nothing', (parameter, expected) => {
		expect(concurrencyOf(parameter)).toBe(expected);
	});
});
