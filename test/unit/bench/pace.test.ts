import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import saved from '../../../bench/pace.json';
import { cases } from '../../../bench/pace/cases';
import { marks, partOf, type PaceResults } from '../../../bench/pace/figures';
import { boundMs, idealMs } from '../../../bench/pace/ideal';
import { concurrencyLimit, fixedWindow, slidingWindow, tokenBucket } from '../../../bench/pace/limits';
import { measure } from '../../../bench/pace/measure';
import { rested } from '../../../bench/pace/rested';
import { missesOfShared, shared } from '../../../bench/pace/shared';
import { missesOf } from '../../../bench/pace/targets';
import { unpadded } from './unpadded';

const full = () => 1;
const answerMs = 10;

it('shows the figures of bench/pace.json in docs/rate-limits.md: after a change, run "npm run bench -- pace"', () => {
	const page = readFileSync(join(__dirname, '../../../docs/rate-limits.md'), 'utf8');
	const figures = page.split(marks.begin)[1]?.split(marks.end)[0];
	expect(unpadded(figures)).toBe(unpadded(partOf(saved as PaceResults)));
});

it.each([
	['token bucket', () => tokenBucket(10, 5, full), 20, 1510],
	['fixed window', () => fixedWindow(10, 1000, 0, full), 25, 2010 + answerMs],
	['sliding window', () => slidingWindow(10, 1000, full), 25, 2010 + answerMs],
	['concurrency', () => concurrencyLimit(5, full), 20, 40],
])('knows the shortest time under a limit: %s', (_name, limit, sends, ms) => {
	expect(idealMs({ limit: limit(), answerMs, sends })).toBeLessThanOrEqual(ms);
	expect(idealMs({ limit: limit(), answerMs, sends })).toBeGreaterThanOrEqual(ms - 2 * answerMs);
});

it('adds the Retry-After that a client without knowledge meets to the bound', () => {
	const job = () => ({ limit: concurrencyLimit(5, full), answerMs, sends: 20 });
	expect(boundMs(job(), [])).toBe(idealMs(job()) + 1000 - answerMs);
});

// Some cases of the benchmark, with some of its seeds: a change that makes the pace worse fails here.
it.each(cases.filter(({ answerMs: ms, changes }) => ms === 20 && !changes))(
	'meets the targets: $kind, Retry-After $retryAfter',
	async (one) => {
		expect(missesOf(await measure(one, [1, 2]))).toEqual([]);
	},
);

it('lets two processes share a limit: neither one is slow for long after the other has ended', async () => {
	expect((await shared()).flatMap(missesOfShared)).toEqual([]);
});

it('sends a sheet as fast after single sends with rests as without them', async () => {
	expect((await rested()).flatMap(({ misses }) => misses)).toEqual([]);
});
