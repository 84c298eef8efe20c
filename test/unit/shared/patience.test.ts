import fc from 'fast-check';
import { Patience } from '../../../nodes/shared/patience';

describe('Patience', () => {
	it('allows tries up to the limit, the first one included', () => {
		const patience = new Patience(3, 1000);
		expect([1, 2, 3, 4].map((tries) => patience.allows(tries, 0))).toEqual([true, true, false, false]);
	});

	it('takes each wait from what is left, up to the last millisecond', () => {
		const patience = new Patience(10, 1000);
		expect([600, 401, 400, 1].map((ms) => patience.allows(1, ms))).toEqual([true, false, true, false]);
		expect(patience.waitLeft).toBe(0);
	});

	it('takes nothing for a try that it does not allow', () => {
		const patience = new Patience(1, 1000);
		expect(patience.allows(1, 10)).toBe(false);
		expect(patience.waitLeft).toBe(1000);
	});

	it('never waits longer in all than it was given', () => {
		fc.assert(
			fc.property(fc.nat(10_000), fc.array(fc.tuple(fc.nat(5), fc.nat(3000))), (allowance, asked) => {
				const patience = new Patience(4, allowance);
				const waited = asked.filter(([tries, ms]) => patience.allows(tries, ms)).reduce((sum, [, ms]) => sum + ms, 0);
				expect(waited).toBeLessThanOrEqual(allowance);
				expect(patience.waitLeft).toBe(allowance - waited);
			}),
			{ numRuns: 1000 },
		);
	});
});
