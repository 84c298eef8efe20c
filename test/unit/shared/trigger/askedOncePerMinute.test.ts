import { askedOncePerMinute } from '../../../../nodes/shared/trigger/askedOncePerMinute';

const NOW = 1_700_000_000_000;

/** A cache, and the keys for which it has asked so far. */
function cacheWithLog() {
	const asked: string[] = [];
	const readThroughCache = askedOncePerMinute<string>();
	const read = async (key: string, now: number) =>
		await readThroughCache(key, now, async () => {
			asked.push(key);
			return await Promise.resolve(`answer ${asked.length}`);
		});
	return { asked, read };
}

it('asks once for callers at the same time, and gives all of them the answer', async () => {
	const { asked, read } = cacheWithLog();
	const answers = await Promise.all([read('a', NOW), read('a', NOW), read('a', NOW + 1)]);
	expect(answers).toEqual(['answer 1', 'answer 1', 'answer 1']);
	expect(asked).toEqual(['a']);
});

it('reuses an answer for one minute', async () => {
	const { asked, read } = cacheWithLog();
	await read('a', NOW);
	expect(await read('a', NOW + 59_999)).toBe('answer 1');
	expect(await read('a', NOW + 60_000)).toBe('answer 2');
	expect(await read('a', NOW + 60_001)).toBe('answer 2');
	expect(asked).toHaveLength(2);
});

it('reuses an answer without a value as well', async () => {
	const readThroughCache = askedOncePerMinute<string | undefined>();
	const ask = jest.fn(async () => await Promise.resolve(undefined));
	expect(await readThroughCache('a', NOW, ask)).toBeUndefined();
	expect(await readThroughCache('a', NOW + 1, ask)).toBeUndefined();
	expect(ask).toHaveBeenCalledTimes(1);
});

it('asks again when the clock was set back', async () => {
	const { read } = cacheWithLog();
	await read('a', NOW);
	expect(await read('a', NOW - 1)).toBe('answer 2');
});

it('asks for each key', async () => {
	const { asked, read } = cacheWithLog();
	expect(await Promise.all([read('a', NOW), read('b', NOW)])).toEqual(['answer 1', 'answer 2']);
	expect(asked).toEqual(['a', 'b']);
});

it('shares nothing with another cache', async () => {
	const [one, other] = [cacheWithLog(), cacheWithLog()];
	await one.read('a', NOW);
	await other.read('a', NOW);
	expect([one.asked, other.asked]).toEqual([['a'], ['a']]);
});

it('holds the answers of the last 1000 keys', async () => {
	const { asked, read } = cacheWithLog();
	for (let key = 0; key <= 1000; key++) await read(String(key), NOW);
	asked.length = 0;
	await read('1', NOW);
	await read('1000', NOW);
	expect(asked).toEqual([]);
	await read('0', NOW);
	expect(asked).toEqual(['0']);
});
