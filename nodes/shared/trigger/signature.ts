import { createHmac, timingSafeEqual } from 'node:crypto';

/** The hash functions with which services sign. */
export type HashName = 'sha256' | 'sha512';

/**
 * The HMAC of the concatenated `parts`; text is encoded as UTF-8. Gives undefined for an empty key, which everybody knows:
 * `isDigest` matches no signature against it.
 */
export function hmacOf(hash: HashName, key: string, ...parts: Array<Buffer | string>): Buffer | undefined {
	if (key === '') return undefined;
	const hmac = createHmac(hash, key);
	for (const part of parts) hmac.update(part);
	return hmac.digest();
}

/**
 * Whether `given` is exactly this digest, encoded as text. Compares in constant time. The comparison is of the texts, not
 * of the decoded bytes: Node decodes `<the right base64>garbage` to the right bytes.
 */
export function isDigest(given: string, digest: Buffer | undefined, encoding: 'base64' | 'hex'): boolean {
	if (!digest) return false;
	const expected = Buffer.from(digest.toString(encoding));
	const actual = Buffer.from(given);
	return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Milliseconds between the time of signing and `now`: clocks that differ, and the time that the network takes. */
const TOLERANCE = 5 * 60_000;

/** Whether a time in Unix seconds, as text, is within five minutes of `now` (ms since the epoch). */
export function isFresh(seconds: string, now: number): boolean {
	return /^\d{1,12}$/.test(seconds) && Math.abs(now - Number(seconds) * 1000) <= TOLERANCE;
}
