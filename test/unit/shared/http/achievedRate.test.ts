import { AchievedRate } from '../../../../nodes/shared/http/achievedRate';

/** Successes at these times. */
function achieved(...times: number[]): AchievedRate {
	const rate = new AchievedRate();
	for (const time of times) rate.add(time);
	return rate;
}

describe('AchievedRate', () => {
	it('is that of the newest 32 successes', () => {
		const rate = achieved(0, ...Array.from({ length: 32 }, (_, index) => 10_000 + index * 10));
		expect([rate.isKnown, achieved(1, 2, 3).isKnown]).toEqual([true, false]);
		expect(rate.overall(10_310)).toBeCloseTo(0.1);
	});

	it('sinks while nothing succeeds', () => {
		expect(achieved(0, 10, 20).overall(200)).toBeCloseTo(0.01);
	});

	it('counts no pause in the rate of the active time, as far as the pause has passed', () => {
		const rate = achieved(0, 10, 20);
		rate.hold(20, 1020);
		expect([rate.heldFor(20), rate.heldFor(1000), rate.heldFor(2000)]).toEqual([1000, 20, 0]);
		expect(rate.active(20)).toBeCloseTo(0.1);
		expect(rate.active(500)).toBeCloseTo(0.1);
		rate.add(1030);
		expect(rate.active(1030)).toBeCloseTo(0.1);
		expect(rate.overall(1030)).toBeCloseTo(3 / 1030);
	});

	it('counts pauses that overlap once', () => {
		const rate = achieved(0);
		rate.hold(0, 1000);
		rate.hold(500, 1500);
		rate.add(1510);
		expect(rate.active(1510)).toBeCloseTo(0.1);
	});

	it('is that of the successes after the last rest', () => {
		const rate = achieved(...Array.from({ length: 20 }, (_, index) => index * 60_000));
		rate.forget();
		expect(rate.isKnown).toBe(false);
		for (const time of [2_000_000, 2_000_010, 2_000_020]) rate.add(time);
		expect([rate.overall(2_000_020), rate.active(2_000_020)]).toEqual([expect.closeTo(0.1), expect.closeTo(0.1)]);
	});

	it('says one per time passed without a success', () => {
		expect(new AchievedRate().overall(1000)).toBe(1);
	});
});
