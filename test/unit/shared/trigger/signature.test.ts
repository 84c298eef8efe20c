import { createHmac } from 'node:crypto';
import { hmacOf, isDigest, isFresh } from '../../../../nodes/shared/trigger/signature';

const key = 'key';
const text = 'The quick brown fox jumps over the lazy dog';
// The published test vector of HMAC-SHA256 for this key and text.
const hex = 'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8';
const base64 = Buffer.from(hex, 'hex').toString('base64');

describe('hmacOf', () => {
	it('gives the published digest', () => {
		expect(hmacOf('sha256', key, text)?.toString('hex')).toBe(hex);
	});

	it('concatenates the parts, in order', () => {
		expect(hmacOf('sha256', key, 'The quick ', Buffer.from('brown fox jumps over the lazy dog'))).toEqual(
			hmacOf('sha256', key, text),
		);
		expect(hmacOf('sha256', key, 'b', 'a')).not.toEqual(hmacOf('sha256', key, 'a', 'b'));
	});

	it('supports sha512', () => {
		expect(hmacOf('sha512', key, text)).toEqual(createHmac('sha512', key).update(text).digest());
	});

	it('gives nothing for an empty key', () => {
		expect(hmacOf('sha256', '', text)).toBeUndefined();
	});
});

describe('isDigest', () => {
	const digest = hmacOf('sha256', key, text);

	it('accepts the digest as hex and as base64', () => {
		expect(isDigest(hex, digest, 'hex')).toBe(true);
		expect(isDigest(base64, digest, 'base64')).toBe(true);
	});

	it.each([
		['nothing', ''],
		['hex in place of base64', hex],
		['garbage behind it, which Node would decode away', `${base64}!!`],
		['base64 without its padding', base64.replace('=', '')],
		['the url alphabet', base64.replaceAll('/', '_').replaceAll('+', '-')],
		['a space in front', ` ${base64}`],
		['one letter of another case', base64.replace(/[a-z]/, (letter) => letter.toUpperCase())],
		['one character less', base64.slice(1)],
	])('rejects %s', (_what, given) => {
		expect(isDigest(given, digest, 'base64')).toBe(false);
	});

	it('rejects upper-case hex', () => {
		expect(isDigest(hex.toUpperCase(), digest, 'hex')).toBe(false);
	});

	it('rejects everything when there is no digest', () => {
		expect(isDigest('', undefined, 'hex')).toBe(false);
		expect(isDigest('undefined', undefined, 'hex')).toBe(false);
	});
});

describe('isFresh', () => {
	const now = 1_700_000_000_000;

	it.each(['1700000000', '1699999700', '1700000300'])('is true for %s', (seconds) => {
		expect(isFresh(seconds, now)).toBe(true);
	});

	it.each([
		['older than five minutes', '1699999699'],
		['more than five minutes ahead', '1700000301'],
		['in milliseconds', '1700000000000'],
		['a fraction', '1700000000.5'],
		['an exponent', '17e8'],
		['with a sign', '+1700000000'],
		['between spaces', ' 1700000000 '],
		['hexadecimal', '0x6553f100'],
		['a date', '2023-11-14T22:13:20Z'],
		['empty', ''],
	])('is false for a time that is %s', (_what, seconds) => {
		expect(isFresh(seconds, now)).toBe(false);
	});
});
