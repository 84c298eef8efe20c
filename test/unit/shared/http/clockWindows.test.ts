import { ClockWindows } from '../../../../nodes/shared/http/clockWindows';

const MINUTE = 60_000;

/** A limit of 5 a minute on an API whose clock is `ahead` ms ahead, and somebody who sends through it from 00:00:10 on. */
function scene(ahead = 0) {
	const windows = new ClockWindows({ requests: 5, windowMs: MINUTE });
	const who = {};
	let now = 10_000;
	return {
		windows,
		waitAt: (at: number) => windows.waitAt(at, who),
		go: (count: number, at = now) => {
			now = at;
			const waits = [];
			for (let index = 0; index < count; index++) {
				waits.push(windows.waitAt(now, who));
				windows.start(now, who);
			}
			return waits;
		},
		refuse: (at = now) => windows.refuse(at, Math.floor((at + ahead) / 1000) * 1000),
	};
}

describe('ClockWindows', () => {
	it('holds nothing back before the first refusal', () => {
		expect(scene().go(100)).toEqual(Array(100).fill(0));
	});

	it('lets nobody start after a refusal until the next whole minute of the API', () => {
		const { go, refuse, waitAt, windows } = scene(20_300);
		go(3);
		refuse();
		// The API's clock says 00:00:30, in whole seconds.
		expect([waitAt(10_000), waitAt(39_999), waitAt(40_000)]).toEqual([30_000, 1, 0]);
		expect(windows.refusedFor(10_000)).toBe(30_000);
	});

	it('goes by its own clock when the answer has no date', () => {
		const { windows, waitAt } = scene();
		windows.refuse(10_000);
		expect(waitAt(10_000)).toBe(50_000);
	});

	it('allows as many starts a minute as published from then on', () => {
		const { go, refuse } = scene();
		refuse();
		expect(go(7, MINUTE + 1000)).toEqual([0, 0, 0, 0, 0, 59_000, 59_000]);
	});

	it('allows as many as the API took when these are fewer, and one more with each minute without a refusal', () => {
		const { go, refuse } = scene();
		refuse();
		go(4, MINUTE);
		refuse(MINUTE + 100);
		refuse(MINUTE + 100);
		expect(go(4, 2 * MINUTE).filter((wait) => wait === 0)).toHaveLength(2);
		expect(go(6, 3 * MINUTE).filter((wait) => wait === 0)).toHaveLength(3);
		expect(go(7, 4 * MINUTE).filter((wait) => wait === 0)).toHaveLength(4);
		expect(go(8, 5 * MINUTE).filter((wait) => wait === 0)).toHaveLength(5);
		expect(go(9, 6 * MINUTE).filter((wait) => wait === 0)).toHaveLength(5);
	});

	it('means the window that the date names when the answer comes after its end', () => {
		const { windows, waitAt } = scene();
		windows.refuse(MINUTE + 200, 59_000);
		windows.refuse(MINUTE + 900, MINUTE - 1000);
		expect(waitAt(MINUTE + 2000)).toBe(0);
	});

	it('holds nothing back after ten minutes without a refusal', () => {
		const { go, refuse, windows } = scene();
		refuse();
		go(5, 9 * MINUTE);
		expect(windows.isIdle(9 * MINUTE)).toBe(false);
		expect(windows.isIdle(11 * MINUTE)).toBe(true);
		expect(go(50, 11 * MINUTE)).toEqual(Array(50).fill(0));
	});

	it('holds nobody up for longer than a window when the clock here was set back', () => {
		const { windows, waitAt } = scene();
		windows.refuse(9_000_000);
		expect([waitAt(10_000), windows.refusedFor(10_000)]).toEqual([0, 0]);
		windows.refuse(10_000);
		expect([waitAt(10_000), windows.refusedFor(10_000)]).toEqual([50_000, 50_000]);
	});
});
