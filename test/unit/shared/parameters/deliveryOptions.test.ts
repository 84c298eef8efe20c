import { concurrencyOf, retryBudgetOf, sendOptionsOf } from '../../../../nodes/shared/parameters/deliveryOptions';
import { delivery, sendOptions } from '../../../../nodes/shared/fields/delivery';

const defaultsOf = ({ options = [] }: typeof delivery) =>
	Object.fromEntries(options.flatMap((option) => ('default' in option ? [[option.name, option.default]] : [])));

describe('what was chosen under Delivery and Send Options', () => {
	it('is the same whether an option was left out or added with its default, but for a switch, which adding switches on', () => {
		const added = sendOptionsOf({ sendOptions: defaultsOf(sendOptions) });
		expect(added).toMatchObject({ skipIfSent: true, checkOnly: true });
		expect(sendOptionsOf({})).toEqual({ ...added, skipIfSent: false, checkOnly: false });
		expect(retryBudgetOf({})).toEqual(retryBudgetOf({ delivery: defaultsOf(delivery) }));
		expect(concurrencyOf({})).toBe(concurrencyOf(defaultsOf(delivery)));
	});

	it('is read in the units that people use, and given in milliseconds', () => {
		const chosen = { lookBack: 2, settleTime: 3, skipIfSent: true, checkOnly: true };
		expect(sendOptionsOf({ sendOptions: chosen })).toEqual({
			windowMs: 7_200_000,
			settleMs: 3000,
			skipIfSent: true,
			checkOnly: true,
		});
		expect(retryBudgetOf({ delivery: { maxAttempts: 2, maxWait: 0 } })).toMatchObject({ maxAttempts: 2, waitLeft: 0 });
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
