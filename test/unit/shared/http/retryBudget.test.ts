import fc from 'fast-check';
import { RetryBudget } from '../../../../nodes/shared/http/retryBudget';

describe('Patience', () => {
	it('allows tries up to the limit, the first one included', () => {
		const retryBudget = new RetryBudget(3, 1000);
		expect([1, 2, 3, 4].map((tries) => retryBudget.take(tries, 0, 0))).toEqual([true, true, false, false]);
	});

	it('takes each wait from what is left, up to the last millisecond', () => {
		const retryBudget = new RetryBudget(10, 1000);
		const waits = [
			[600, 0],
			[401, 600],
			[400, 600],
			[1, 1000],
		] as const;
		expect(waits.map(([ms, now]) => retryBudget.take(1, ms, now))).toEqual([true, false, true, false]);
		expect(retryBudget.waitLeft).toBe(0);
	});

	it('takes nothing for a try that it does not allow', () => {
		const retryBudget = new RetryBudget(1, 1000);
		expect(retryBudget.take(1, 10, 0)).toBe(false);
		expect(retryBudget.waitLeft).toBe(1000);
	});

	it('takes waits at the same time once', () => {
		const retryBudget = new RetryBudget(4, 1000);
		expect(retryBudget.take(1, 600, 50_000)).toBe(true);
		expect(retryBudget.remainingAt(50_100)).toBe(900);
		expect(retryBudget.take(1, 500, 50_100)).toBe(true);
		expect(retryBudget.waitLeft).toBe(400);
		expect(retryBudget.take(1, 901, 50_100)).toBe(false);
		expect(retryBudget.take(1, 900, 50_100)).toBe(true);
		expect(retryBudget.waitLeft).toBe(0);
		expect(retryBudget.remainingAt(51_000)).toBe(0);
	});

	it('never waits longer in all than it was given, counting every millisecond once', () => {
		const wait = fc.record({ tries: fc.nat(5), ms: fc.nat(300), now: fc.nat(1000) });
		fc.assert(
			fc.property(fc.nat(1000), fc.array(wait), (allowance, asked) => {
				const retryBudget = new RetryBudget(4, allowance);
				const waited = new Set<number>();
				for (const { tries, ms, now } of asked.toSorted((one, two) => one.now - two.now)) {
					if (!retryBudget.take(tries, ms, now)) continue;
					for (let passed = 0; passed < ms; passed++) waited.add(now + passed);
				}
				expect(waited.size).toBeLessThanOrEqual(allowance);
				expect(retryBudget.waitLeft).toBe(allowance - waited.size);
			}),
			{ numRuns: 1000 },
		);
	});
});
