import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { forEachConcurrent } from '../../../../nodes/shared/run/forEachConcurrent';
import { FakeClock } from '../../../support/fakeClock';

/** Runs `count` tasks of `ms` virtual ms each; gives when each started and how many ran at once at most. */
async function runTasks(count: number, width: number, ms: number, batching?: { size: number; interval: number }) {
	const clock = new FakeClock(0);
	const started: Array<[index: number, at: number]> = [];
	let running = 0;
	let most = 0;
	const pause = async () => await clock.sleep(batching?.interval ?? 0);
	const options = { concurrency: width, ...(batching && { batching: { size: batching.size, pause } }) };
	await forEachConcurrent(Array(count).keys(), options, async (index) => {
		started.push([index, clock.now()]);
		most = Math.max(most, ++running);
		await clock.sleep(ms);
		running--;
	});
	return { started, most, took: clock.now() };
}

describe('forEachConcurrent', () => {
	// The tasks take no time, however long the machine stands still between them.
	beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(0));
	afterEach(() => jest.restoreAllMocks());

	it('starts the tasks in order, each once, and no more at once than there are lanes', async () => {
		const { started, most, took } = await runTasks(10, 3, 100);
		expect(started.map(([index]) => index)).toEqual([...Array(10).keys()]);
		expect([most, took]).toEqual([3, 400]);
	});

	it('opens no more lanes than there are tasks', async () => {
		expect(await runTasks(2, 100, 10)).toMatchObject({ most: 2, took: 10 });
		expect(await runTasks(0, 100, 10)).toMatchObject({ most: 0, took: 0 });
	});

	it('gives a free lane the next task at once: a slow task holds up nobody else', async () => {
		const clock = new FakeClock(0);
		const started: string[] = [];
		await forEachConcurrent(Array(5).keys(), { concurrency: 2 }, async (index) => {
			started.push(`${index}@${clock.now()}`);
			await clock.sleep(index === 0 ? 1000 : 10);
		});
		expect(started).toEqual(['0@0', '1@0', '2@10', '3@20', '4@30']);
	});

	it('pauses after every batch, however wide the lanes are', async () => {
		const { started } = await runTasks(7, 10, 0, { size: 3, interval: 1000 });
		expect(started.map(([, at]) => at)).toEqual([0, 0, 0, 1000, 1000, 1000, 2000]);
	});

	it('does not pause after the last batch', async () => {
		expect((await runTasks(6, 10, 0, { size: 3, interval: 1000 })).took).toBe(1000);
	});

	it('rejects as a task does', async () => {
		const clock = new FakeClock(0);
		const failing = forEachConcurrent(Array(3).keys(), { concurrency: 1 }, async (index) => {
			await clock.sleep(1);
			if (index === 1) throw new Error('Task 1');
		});
		await expect(failing).rejects.toThrow('Task 1');
	});
});

describe('forEachConcurrent, while tasks compute,', () => {
	it('lets the event loop breathe', async () => {
		let ticks = 0;
		const ticking = new AbortController();
		const ticker = (async () => {
			while (!ticking.signal.aborted) {
				await wait(1);
				ticks++;
			}
		})();
		await forEachConcurrent(Array(60).keys(), { concurrency: 10 }, async () => {
			for (const end = performance.now() + 2; performance.now() < end;);
			await Promise.resolve();
		});
		ticking.abort();
		await ticker;
		expect(ticks).toBeGreaterThanOrEqual(4);
	});

	it('lets what a task has begun go on before all other lanes have computed', async () => {
		const order: string[] = [];
		await forEachConcurrent(Array(10).keys(), { concurrency: 10 }, async (index) => {
			for (const end = performance.now() + 3; performance.now() < end;);
			order.push(`filled ${index}`);
			await nextTurn();
			order.push(`out ${index}`);
		});
		expect(order.indexOf('out 0')).toBeLessThan(order.indexOf('filled 4'));
	});
});
