import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { backoff, parseRetryAfter, throttleWait } from '../../../../nodes/shared/http/retryAfter';

const NOW = Date.UTC(2026, 2, 2, 9, 0, 0);
const DAY = 86_400_000;

describe('parseRetryAfter', () => {
	it.each([
		['0', 0],
		['7', 7000],
		[' 7 ', 7000],
		['1.5', 1500],
		[7, 7000],
		[['7', '9'], 7000],
		['-5', 0],
		['86400', DAY],
		['86401', DAY + 1000],
		['Mon, 09 Mar 2026 09:00:00 GMT', 7 * DAY],
		['9'.repeat(300), 8_640_000_000_000_000 - NOW],
		['Mon, 02 Mar 2026 09:00:30 GMT', 30_000],
		['Monday, 02-Mar-26 09:00:30 GMT', 30_000],
		['Mon Mar  2 09:00:30 2026', 30_000],
		['Mon, 02 Mar 2026 08:59:00 GMT', 0],
		['Sun, 06 Nov 1994 08:49:37 GMT', 0],
	])('reads %j as %d ms', (header, expected) => {
		expect(parseRetryAfter(header, NOW)).toBe(expected);
	});

	it.each([
		undefined,
		null,
		'',
		'soon',
		'5 minutes',
		'NaN',
		'Infinity',
		'1e3',
		'0x10',
		'9'.repeat(400),
		'Mon, 99 Foo 2026 09:00:30 GMT',
		'2026-03-02T09:00:30Z',
		{},
		[],
		true,
	])('gives nothing for %j', (header) => {
		expect(parseRetryAfter(header, NOW)).toBeUndefined();
	});

	it('takes the oldest form of a date, which names no zone, for GMT wherever n8n runs', () => {
		const root = join(__dirname, '../../..');
		const script = `const { parseRetryAfter } = require('../nodes/shared/http/retryAfter.ts');
			console.log(parseRetryAfter('Mon Mar  2 09:00:30 2026', ${NOW}));`;
		const printed = execFileSync(process.execPath, ['--import', 'tsx', '-e', script], {
			cwd: root,
			env: { ...process.env, TZ: 'America/New_York' },
			encoding: 'utf8',
		});
		expect(printed.trim()).toBe('30000');
	});
});

describe('parseRetryAfter, whatever the header says', () => {
	const junk = fc.oneof(
		fc.string(),
		fc.anything(),
		fc.double().map(String),
		fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
		fc.tuple(fc.constantFrom('Mon, ', 'Sunday, ', ''), fc.string()).map(([day, rest]) => `${day}${rest} 09:00:00`),
	);

	it('never gives a negative wait, NaN, or one that ends after the last date', () => {
		fc.assert(
			fc.property(junk, fc.integer({ min: 0, max: 4e12 }), (header, now) => {
				const wait = parseRetryAfter(header, now);
				if (wait === undefined) return;
				expect(wait).toBeGreaterThanOrEqual(0);
				expect(new Date(now + wait).getTime()).not.toBeNaN();
			}),
			{ numRuns: 2000 },
		);
	});

	it('reads back every number of seconds', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(), (seconds, now) => {
				expect(parseRetryAfter(String(seconds), now)).toBe(Math.max(0, seconds * 1000));
			}),
			{ numRuns: 1000 },
		);
	});

	it('reads back every date', () => {
		const start = fc.integer({ min: 0, max: 4e9 }).map((seconds) => seconds * 1000);
		fc.assert(
			fc.property(start, fc.integer({ min: -1e6, max: 1e9 }), (now, seconds) => {
				const header = new Date(now + seconds * 1000).toUTCString();
				expect(parseRetryAfter(header, now)).toBe(Math.max(0, seconds * 1000));
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('throttleWait', () => {
	it('is between the half and the whole of 0.25 s, 0.5 s, 1 s, then 2 s', () => {
		const bounds = [1, 2, 3, 4, 20].map((refusals) => [
			throttleWait(refusals, () => 0),
			throttleWait(refusals, () => 1),
		]);
		expect(bounds).toEqual([
			[125, 250],
			[250, 500],
			[500, 1000],
			[1000, 2000],
			[1000, 2000],
		]);
	});
});

describe('backoff', () => {
	it('doubles the upper bound from try to try, up to 20 s', () => {
		const longest = [1, 2, 3, 4, 5, 6, 7, 20].map((tries) => backoff(tries, () => 1));
		expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
	});

	it('spreads the waits over the whole range', () => {
		expect([0, 0.25, 0.5].map((random) => backoff(3, () => random))).toEqual([0, 500, 1000]);
	});
});
