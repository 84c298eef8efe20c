import { Pace } from '../../../../nodes/shared/http/pace';

const OK = false;
const REFUSED = true;

/** A pace, and requests of 20 ms through it, one after the other, from time 1000 on. */
function scene() {
	const pace = new Pace();
	let now = 1000;
	const starts: number[] = [];
	const send = (refused: boolean | undefined, retryAfter = 0) => {
		now += pace.waitAt(now);
		starts.push(now);
		pace.start(now);
		const startedAt = now;
		now += 20;
		if (retryAfter > 0) pace.hold(now, now + retryAfter);
		pace.end({ startedAt, now, ...(refused !== undefined && { refused }) });
	};
	const sendAll = (count: number, refused: boolean) => {
		for (let index = 0; index < count; index++) send(refused);
	};
	const gaps = () => starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
	return { pace, starts, send, sendAll, gaps, now: () => now, pass: (ms: number) => (now += ms) };
}

describe('Pace', () => {
	it('lets every request start at once while 429s are rare', () => {
		const { gaps, send, sendAll } = scene();
		for (let round = 0; round < 20; round++) {
			sendAll(30, OK);
			send(REFUSED);
		}
		expect(new Set(gaps())).toEqual(new Set([20]));
	});

	it('does not take 429s that come whatever the rate for a limit', () => {
		const { gaps, send, sendAll } = scene();
		for (let round = 0; round < 400; round++) {
			send(REFUSED);
			sendAll(11, OK);
		}
		const late = gaps().slice(-1000);
		expect(late.filter((gap) => gap > 20).length).toBeLessThan(100);
	});

	it('is closed after six 429s in a row: one probe at a time, at intervals that double up to 6 s', () => {
		const { gaps, sendAll, pace, now } = scene();
		sendAll(12, REFUSED);
		expect(gaps()).toEqual([20, 20, 20, 20, 20, 270, 520, 1020, 2020, 4020, 6020]);
		expect(pace.closedFor(now())).toBe(270 + 520 + 1020 + 2020 + 4020 + 6020);
	});

	it('lets nobody start while a probe is under way, and the next one in turn when the probe got no answer', () => {
		const { pace, sendAll, send, now, pass } = scene();
		sendAll(6, REFUSED);
		pass(250);
		pace.start(now());
		expect(pace.waitAt(now())).toBe(Infinity);
		pace.end({ startedAt: now(), now: now() });
		expect(pace.waitAt(now())).toBeLessThan(Infinity);
		send(OK);
		expect(pace.closedFor(now())).toBe(0);
	});

	it('goes on at the average of a whole window when the API opens after a long time', () => {
		const { starts, sendAll, now } = scene();
		sendAll(100, OK);
		for (let refusals = 0; now() < 61_000; refusals++) sendAll(1, REFUSED);
		const opened = now();
		sendAll(20, OK);
		const average = (opened - 1000) / 100;
		const [first = 0, last = 0] = [starts.at(-19), starts.at(-1)];
		expect((last - first) / 18 / average).toBeGreaterThan(0.85);
		expect((last - first) / 18 / average).toBeLessThan(1.1);
	});

	it('is closed after three 429s in a row when a closure has shown that the API counts in windows', () => {
		const { gaps, sendAll } = scene();
		sendAll(40, OK);
		sendAll(12, REFUSED);
		sendAll(10, OK);
		sendAll(5, REFUSED);
		expect(gaps().slice(-2)).toEqual([270, 520]);
	});

	it('does not let a success that started before the closure open it', () => {
		const { pace, sendAll, now } = scene();
		pace.start(1000);
		sendAll(6, REFUSED);
		pace.end({ startedAt: 1000, now: now(), refused: false });
		expect(pace.closedFor(now() + 5)).toBeGreaterThan(0);
	});

	it('leaves the rate as it is when a Retry-After of two seconds and more says when to go on', () => {
		const { pace, send, sendAll, now, pass } = scene();
		sendAll(40, OK);
		for (let index = 0; index < 10; index++) send(REFUSED, 30_000);
		pass(30_000);
		expect([pace.waitAt(now()), pace.closedFor(now())]).toEqual([0, 0]);
	});

	it.each([12_000, 60_000, 900_000])(
		'lets the next request start within 2 s after a pause when a request came every %d ms before',
		(gap) => {
			const { pace, send, now, pass } = scene();
			for (let sent = 0; sent < 20; sent++) {
				send(OK);
				pass(gap);
			}
			send(REFUSED, 1000);
			pass(1000);
			expect(pace.waitAt(now())).toBeLessThanOrEqual(2000);
		},
	);

	it('lets the next request start within 2 s after many rows of a stopped run have passed', () => {
		const { pace, send, now, pass } = scene();
		for (let sent = 0; sent < 20; sent++) {
			send(OK);
			pass(4000);
		}
		send(REFUSED, 1000);
		pass(1000);
		for (let row = 0; row < 100; row++) pace.start(now());
		for (let row = 0; row < 100; row++) pace.end({ startedAt: now(), now: now() });
		expect(pace.waitAt(now())).toBeGreaterThan(0);
		expect(pace.waitAt(now())).toBeLessThanOrEqual(2000);
	});

	it('forgets a window when the API has been open for more than ten minutes', () => {
		const { pace, send, sendAll, now, pass } = scene();
		sendAll(40, OK);
		sendAll(12, REFUSED);
		for (let sent = 0; sent < 50; sent++) {
			send(OK);
			pass(30_000);
		}
		send(REFUSED);
		expect(pace.closedFor(now() + 5)).toBe(0);
	});

	it('takes a closure that has lasted for days for no window', () => {
		const { pace, sendAll, now, pass } = scene();
		sendAll(20, OK);
		sendAll(12, REFUSED);
		pass(2 * 24 * 3600_000);
		sendAll(30, OK);
		sendAll(1, REFUSED);
		expect(pace.closedFor(now() + 5)).toBe(0);
	});

	it('is worth keeping for two minutes after the last 429 that bounded it', () => {
		const { pace, sendAll, now } = scene();
		expect(pace.isWorthKeeping(now())).toBe(false);
		sendAll(20, OK);
		sendAll(7, REFUSED);
		sendAll(1, OK);
		const refusedAt = now() - 20;
		expect([pace.isWorthKeeping(refusedAt + 60_000), pace.isWorthKeeping(refusedAt + 130_000)]).toEqual([true, false]);
	});

	it('is worth keeping while the API is closed', () => {
		const { pace, sendAll, now } = scene();
		sendAll(6, REFUSED);
		expect(pace.isWorthKeeping(now())).toBe(true);
	});
});
