import { setTimeout as wait } from 'node:timers/promises';
import { prefetch, type PrefetchOptions } from '../../../../nodes/shared/run/prefetch';

/** A supply that notes what it makes, and for what. */
function supplyOf(parts: Partial<PrefetchOptions<{ index: number }>> = {}) {
	const made: number[] = [];
	const make = (index: number) => {
		made.push(index);
		return { index };
	};
	const take = prefetch({ count: 20, isWanted: () => true, make, lowWaterMark: 2, isOver: () => false, ...parts });
	return { made, take };
}

const upTo = (count: number) => [...Array(count).keys()];

describe('madeAhead', () => {
	// Making takes no time, however long the machine stands still.
	beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(0));
	afterEach(() => jest.restoreAllMocks());

	it('gives each row what was made for it, and makes that once', async () => {
		const { made, take } = supplyOf();
		for (const index of upTo(20)) {
			expect(take(index)).toEqual({ index });
			if (index % 3 === 0) await wait(2);
		}
		await wait(5);
		expect(made).toEqual(upTo(20));
	});

	it('makes more only when lowWaterMark are left, and not before what is ready had its chance to go out', async () => {
		const { made, take } = supplyOf();
		for (const index of upTo(8)) take(index);
		expect(made).toEqual(upTo(10));
		await wait(5);
		expect(made).toEqual(upTo(10));
		take(8);
		expect(made).toEqual(upTo(10));
		await wait(5);
		expect(made).toEqual(upTo(19));
	});

	it('makes what is asked for when nothing is ready', () => {
		const { made, take } = supplyOf();
		for (const index of upTo(12)) expect(take(index)).toEqual({ index });
		expect(made).toEqual(upTo(20));
	});

	it('leaves out rows that are not wanted', () => {
		const { made, take } = supplyOf({ isWanted: (index) => index % 2 === 1 });
		expect(take(1)).toEqual({ index: 1 });
		expect(made).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
	});

	it('makes nothing ahead when none are to be kept ready', async () => {
		const { made, take } = supplyOf({ lowWaterMark: 0 });
		expect([take(0), take(1)]).toEqual([{ index: 0 }, { index: 1 }]);
		await wait(5);
		expect(made).toEqual([0, 1]);
	});

	it('makes nothing more once it is over', async () => {
		let isOver = false;
		const { made, take } = supplyOf({ isOver: () => isOver });
		for (const index of upTo(9)) take(index);
		isOver = true;
		await wait(5);
		expect(made).toEqual(upTo(10));
	});
});

describe('madeAhead, when making takes long,', () => {
	it('makes no more in a row than the event loop can bear', () => {
		let now = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		const made: number[] = [];
		const make = (index: number) => {
			made.push(index);
			now += 3;
			return { index };
		};
		const take = prefetch({ count: 20, isWanted: () => true, make, lowWaterMark: 10, isOver: () => false });
		expect(take(0)).toEqual({ index: 0 });
		jest.restoreAllMocks();
		expect(made).toEqual([0, 1]);
	});
});
