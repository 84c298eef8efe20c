import { CrowdLimit } from '../../../../nodes/shared/http/crowdLimit';

/** A limit that has seen five requests succeed and the larger crowds of a first burst of ten fail. */
function limitOfFive(pause = 0) {
	const limit = new CrowdLimit();
	for (let crowd = 1; crowd <= 5; crowd++) limit.succeed(crowd, 0);
	for (let crowd = 10; crowd > 5; crowd--) limit.lower(crowd, 0, pause);
	return limit;
}

describe('CrowdLimit', () => {
	it('explains only 429s of requests with a larger crowd than each of the newest successes', () => {
		const limit = new CrowdLimit();
		expect(limit.explains(10)).toBe(false);
		limit.succeed(7, 0);
		for (let count = 0; count < 7; count++) limit.succeed(3, 0);
		expect([limit.explains(7), limit.explains(8)]).toEqual([false, true]);
		limit.succeed(3, 0);
		expect([limit.explains(3), limit.explains(4)]).toEqual([false, true]);
	});

	it('takes the smallest crowd that got a 429 for too large, and is at least 1', () => {
		expect(limitOfFive().most).toBe(5);
		const limit = new CrowdLimit();
		limit.lower(1, 0, 0);
		expect(limit.most).toBe(1);
	});

	it('gives way when a larger crowd succeeds after all', () => {
		const limit = limitOfFive();
		limit.succeed(8, 0);
		expect(limit.most).toBe(8);
	});

	it('rises by one after 200 successes at the limit, and then sooner and sooner', () => {
		const limit = limitOfFive();
		for (let count = 0; count < 199; count++) limit.succeed(5, 0);
		limit.succeed(4, 0);
		expect(limit.most).toBe(5);
		limit.succeed(5, 0);
		expect(limit.most).toBe(6);
		for (let count = 0; count < 100; count++) limit.succeed(6, 0);
		expect(limit.most).toBe(7);
	});

	it('does not rise soon after 429s that each cost a pause', () => {
		const limit = limitOfFive(1000);
		for (let count = 0; count < 300; count++) limit.succeed(5, 9_999);
		expect(limit.most).toBe(5);
		for (let count = 0; count < 200; count++) limit.succeed(5, 10_000);
		expect(limit.most).toBe(6);
	});

	describe('of an API that has lowered a limit which held', () => {
		const succeed = (limit: CrowdLimit, crowd: number, times: number, now: number) => {
			for (let count = 0; count < times; count++) limit.succeed(crowd, now);
		};

		/** The limit of five has held, and is two from 20,000 ms on. */
		function loweredToTwo() {
			const limit = limitOfFive(1000);
			succeed(limit, 5, 200, 9_000);
			for (const crowd of [5, 4, 3]) if (limit.explains(crowd)) limit.lower(crowd, 20_000, 1000);
			return limit;
		}

		it('explains its 429s, although larger crowds have just succeeded', () => {
			const limit = limitOfFive(1000);
			succeed(limit, 5, 199, 9_000);
			expect(limit.explains(5)).toBe(false);
			limit.succeed(5, 9_000);
			expect([limit.explains(5), limit.explains(4)]).toEqual([true, false]);
			expect(loweredToTwo().most).toBe(2);
		});

		it('does not explain the 429 of a request that was under way alone: no smaller crowd is possible', () => {
			const limit = loweredToTwo();
			limit.lower(2, 20_000, 1000);
			succeed(limit, 1, 1, 20_000);
			expect([limit.most, limit.explains(1)]).toEqual([1, false]);
		});

		it('tries the larger crowd after four pauses instead of ten, and reaches the one that held by 25 successes each', () => {
			const limit = loweredToTwo();
			succeed(limit, 2, 100, 23_999);
			expect(limit.most).toBe(2);
			for (const crowd of [2, 3, 4]) succeed(limit, crowd, 25, 24_000);
			expect(limit.most).toBe(5);
			succeed(limit, 5, 199, 60_000);
			expect(limit.most).toBe(5);
		});

		it('waits twice as long after each probe that fails', () => {
			const limit = loweredToTwo();
			succeed(limit, 2, 25, 24_000);
			limit.lower(3, 24_000, 1000);
			succeed(limit, 2, 100, 31_999);
			expect(limit.most).toBe(2);
			succeed(limit, 2, 25, 32_000);
			expect(limit.most).toBe(3);
		});
	});
});
