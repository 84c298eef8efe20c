import { Failure } from '../../../../nodes/shared/base/failure';
import { KeyedMutex, type Previous } from '../../../../nodes/shared/base/keyedMutex';
import { FakeClock } from '../../../support/fakeClock';
import { failureIn } from '../fakes';

describe('KeyedMutex', () => {
	it('lets tasks of one key go one after the other, in order of arrival', async () => {
		const clock = new FakeClock(0);
		const mutex = new KeyedMutex();
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
		const mutex = new KeyedMutex();
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
		const mutex = new KeyedMutex();
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
