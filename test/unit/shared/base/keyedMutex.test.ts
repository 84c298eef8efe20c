import { Failure } from '../../../../nodes/shared/base/failure';
import { KeyedMutex, RunMutex, type Previous } from '../../../../nodes/shared/base/keyedMutex';
import { FakeClock } from '../../../support/fakeClock';
import { failureIn } from '../fakes';

describe('RunMutex', () => {
	it('lets tasks of one key go one after the other, in order of arrival', async () => {
		const clock = new FakeClock(0);
		const mutex = new RunMutex();
		const log: string[] = [];
		const task = (name: string) => async () => {
			log.push(`${name} from ${clock.now()}`);
			await clock.sleep(10);
			return name;
		};
		const [a, b, other] = ['a', 'b', 'other'];
		await Promise.all([
			mutex.runExclusive('k', task(a)),
			mutex.runExclusive('k', task(b)),
			mutex.runExclusive('x', task(other)),
		]);
		expect([...log].sort()).toEqual(['a from 0', 'b from 10', 'other from 0']);
	});

	it('tells each task how the one before it ended', async () => {
		const mutex = new RunMutex();
		const seen: Array<Previous<string>> = [];
		const failure = new Failure('rejectedByApi', 'No');
		const ends = [
			async () => await Promise.resolve('first'),
			async () => await Promise.reject(failure),
			async () => await Promise.reject(new Error('A bug')),
			async () => await Promise.resolve('last'),
		];
		const outcomes = ends.map(
			async (end) =>
				await mutex.runExclusive<string>('k', async (previous) => {
					seen.push(previous);
					return await end();
				}),
		);
		await expect(Promise.allSettled(outcomes)).resolves.toMatchObject([
			{ value: 'first' },
			{ reason: failure },
			{ reason: { message: 'A bug' } },
			{ value: 'last' },
		]);
		expect(seen).toEqual([{}, { result: 'first' }, { failure }, {}]);
	});

	it('goes on telling that something may have arrived, whatever became of those that came after', async () => {
		const mutex = new RunMutex();
		const unclear = new Failure('unknown', 'Perhaps');
		const seen: Array<Previous<string>> = [];
		const fail = async (failure: Failure) =>
			await failureIn(
				mutex.runExclusive<string>('k', async (previous) => {
					seen.push(previous);
					return await Promise.reject(failure);
				}),
			);
		await fail(unclear);
		await fail(new Failure('notSent', 'Could not be looked up'));
		await fail(new Failure('notSent', 'Again'));
		expect(seen).toEqual([{}, { failure: unclear }, { failure: unclear }]);
	});
});

describe('RunMutex, for runs at the same time', () => {
	const done = async () => await Promise.resolve('sent');
	/** A run that begins now, and learns from `mutex` what others have done. */
	function begin(mutex: KeyedMutex, account = 'a') {
		const since = mutex.enter();
		const run = new RunMutex(mutex, account, () => since);
		const learns = async () => {
			let seen: Previous<string> = {};
			await run.runExclusive<string>('k', async (previous) => {
				seen = previous;
				return await done();
			});
			return seen;
		};
		return { run, learns, end: () => mutex.leave(since) };
	}

	it('lets no two tasks run at once that share any key, whatever the order in which they name their keys', async () => {
		const mutex = new RunMutex();
		let running = 0;
		const most: number[] = [];
		const task = async () => {
			most.push(++running);
			await new Promise<void>((resolve) => setImmediate(resolve));
			running--;
			return 'done';
		};
		const keys: Array<[string, ...string[]]> = [['a', 'b'], ['b', 'a'], ['b'], ['c', 'b', 'a'], ['a', 'c']];
		await Promise.all(keys.map(async ([key, ...others]) => await mutex.runExclusiveOfAll(key, others, task)));
		expect(most).toEqual([1, 1, 1, 1, 1]);
	});

	it('keeps the result of a task with several keys for the first one alone', async () => {
		const mutex = new RunMutex();
		const seen: Array<Previous<string>> = [];
		const task = (result: string) => async (previous: Previous<string>) => {
			seen.push(previous);
			return await Promise.resolve(result);
		};
		await mutex.runExclusive('b', task('of b'));
		await mutex.runExclusiveOfAll('a', ['b'], task('of a'));
		await mutex.runExclusive('a', task('second of a'));
		await mutex.runExclusive('b', task('second of b'));
		await mutex.runExclusiveOfAll('c', ['a'], task('of c'));
		expect(seen.map(({ result }) => result)).toEqual([undefined, undefined, 'of a', 'of b', undefined]);
	});

	it.each([
		[['a', 'b'], ['b']],
		[['b'], ['a', 'b']],
		[
			['a', 'c'],
			['b', 'c'],
		],
	])('tells that something may have arrived under one of several keys: %j, then %j', async (first, second) => {
		const mutex = new RunMutex();
		const unclear = new Failure('unknown', 'Perhaps');
		const run = async ([key = '', ...others]: string[], task: (previous: Previous<string>) => Promise<string>) =>
			await mutex.runExclusiveOfAll(key, others, task);
		await failureIn(run(first, async () => await Promise.reject(unclear)));
		const told = await run(second, async ({ failure }) => await Promise.resolve(failure?.message ?? 'nothing'));
		expect(told).toBe('Perhaps');
	});

	it('tells a run what another one has done since the run began', async () => {
		const mutex = new KeyedMutex();
		const [one, other] = [begin(mutex), begin(mutex)];
		expect(await one.learns()).toEqual({});
		expect(await other.learns()).toEqual({ result: 'sent' });
	});

	it('tells a run nothing of what was over before: the server knows', async () => {
		const mutex = new KeyedMutex();
		await begin(mutex).learns();
		expect(await begin(mutex).learns()).toEqual({});
	});

	it('tells a run of a task that was under way when the run began', async () => {
		const mutex = new KeyedMutex();
		const [first, second] = [begin(mutex).learns(), begin(mutex).learns()];
		expect(await Promise.all([first, second])).toEqual([{}, { result: 'sent' }]);
	});

	it('keeps accounts apart', async () => {
		const mutex = new KeyedMutex();
		const [one, other] = [begin(mutex), begin(mutex, 'b')];
		await one.learns();
		expect(await other.learns()).toEqual({});
	});

	it('keeps for a run what its own tasks became, also when other runs have ended', async () => {
		const mutex = new KeyedMutex();
		const [one, other] = [begin(mutex), begin(mutex)];
		await one.learns();
		one.end();
		other.end();
		expect(await one.learns()).toEqual({ result: 'sent' });
	});

	it('remembers only what a run under way may need', async () => {
		const mutex = new KeyedMutex();
		const long = begin(mutex);
		for (let count = 0; count < 10; count++) {
			const short = begin(mutex, `account ${count}`);
			await short.learns();
			short.end();
		}
		expect(mutex.size).toBe(10);
		const late = begin(mutex, 'late');
		await late.learns();
		long.end();
		expect(mutex.size).toBe(1);
		late.end();
		expect(mutex.size).toBe(0);
	});
});
