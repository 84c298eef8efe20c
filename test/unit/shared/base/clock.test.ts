import { sleepUnlessAborted, systemClock } from '../../../../nodes/shared/base/clock';
import { FakeClock } from '../../../support/fakeClock';

describe('the virtual clock of the tests', () => {
	it('wakes sleepers in the order of their moments, and those of one moment in order of arrival', async () => {
		const clock = new FakeClock(0);
		const woken: string[] = [];
		const sleeper = async (name: string, ms: number) => {
			await clock.sleep(ms);
			woken.push(`${name}@${clock.now()}`);
		};
		await Promise.all([sleeper('a', 300), sleeper('b', 100), sleeper('c', 300), sleeper('d', 0), sleeper('e', 100)]);
		expect(woken).toEqual(['d@0', 'b@100', 'e@100', 'a@300', 'c@300']);
	});

	it('lets those who are woken fall asleep again before later ones wake', async () => {
		const clock = new FakeClock(0);
		const woken: number[] = [];
		const twice = async () => {
			await clock.sleep(10);
			await clock.sleep(10);
			woken.push(clock.now());
		};
		await Promise.all([twice(), clock.sleep(30).then(() => woken.push(clock.now()))]);
		expect(woken).toEqual([20, 30]);
	});
});

describe('sleepUnlessAborted', () => {
	it('sleeps its time when nothing interrupts it', async () => {
		const clock = new FakeClock(0);
		await sleepUnlessAborted(clock, 500);
		await sleepUnlessAborted(clock, 500, new AbortController().signal);
		expect(clock.now()).toBe(1000);
	});

	it('does not sleep at all once the signal has fired', async () => {
		const clock = new FakeClock(0);
		await sleepUnlessAborted(clock, 500, AbortSignal.abort());
		expect(clock.slept).toEqual([]);
	});

	it('wakes when the signal fires', async () => {
		const clock = new FakeClock(0);
		const stopping = new AbortController();
		const sleeping = sleepUnlessAborted(clock, 500, stopping.signal);
		const stop = clock.sleep(100).then(() => {
			stopping.abort();
		});
		await sleeping;
		expect(clock.now()).toBe(100);
		await stop;
	});

	it('leaves no listener behind, so that a run of many waits does not leak', async () => {
		const clock = new FakeClock(0);
		const { signal } = new AbortController();
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		for (let wait = 0; wait < 3; wait++) await sleepUnlessAborted(clock, 1, signal);
		expect(added).toHaveBeenCalledTimes(3);
		expect(removed).toHaveBeenCalledTimes(3);
	});
});

describe('systemClock', () => {
	it('is the real time, real waits and real chance', async () => {
		const before = performance.now();
		await systemClock.sleep(5);
		expect(performance.now() - before).toBeGreaterThanOrEqual(4);
		const time = jest.spyOn(Date, 'now').mockReturnValue(17);
		expect(systemClock.now()).toBe(17);
		time.mockRestore();
		expect(systemClock.random()).toBeLessThan(1);
	});
});
