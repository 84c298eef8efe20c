import { createHmac, timingSafeEqual } from 'node:crypto';

/** The hash functions that services sign with. */
export type HashName = 'sha256' | 'sha512';

/**
 * The HMAC of `parts`, one after the other. Texts count as UTF-8. An empty key would let anybody sign, so it gives
 * undefined, which no signature matches.
 */
export function hmacOf(hash: HashName, key: string, ...parts: Array<Buffer | string>): Buffer | undefined {
	if (key === '') return undefined;
	const hmac = createHmac(hash, key);
	for (const part of parts) hmac.update(part);
	return hmac.digest();
}

/**
 * Whether `given` is exactly this digest as text, compared in constant time. The text is compared, not what it decodes
 * to: Node decodes `<the right base64>garbage` to the right bytes.
 */
export function isDigest(given: string, digest: Buffer | undefined, encoding: 'base64' | 'hex'): boolean {
	if (!digest) return false;
	const expected = Buffer.from(digest.toString(encoding));
	const actual = Buffer.from(given);
	return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Milliseconds by which the clocks of sender and receiver may differ, the way through the network included. */
const TOLERANCE = 5 * 60_000;

/** Whether a time in Unix seconds, as text, is within five minutes of `now` (ms since the epoch). */
export function isFresh(seconds: string, now: number): boolean {
	return /^\d{1,12}$/.test(seconds) && Math.abs(now - Number(seconds) * 1000) <= TOLERANCE;
}
