import { isFresh } from '../../../../nodes/shared/trigger/signature';

const now = 1_700_000_000_000;

it.each(['1700000000', '1699999700', '1700000300'])('takes %s', (seconds) => {
	expect(isFresh(seconds, now)).toBe(true);
});

it.each([
	['older than five minutes', '1699999699'],
	['more than five minutes ahead', '1700000301'],
	['milliseconds', '1700000000000'],
	['a fraction', '1700000000.5'],
	['an exponent', '17e8'],
	['a sign', '+1700000000'],
	['spaces', ' 1700000000 '],
	['hexadecimal', '0x6553f100'],
	['a date', '2023-11-14T22:13:20Z'],
	['nothing', ''],
])('refuses %s', (_what, seconds) => {
	expect(isFresh(seconds, now)).toBe(false);
});
