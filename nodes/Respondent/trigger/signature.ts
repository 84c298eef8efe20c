import { hmacOf, isDigest, type Delivery, type HashName } from '../../shared/trigger';

const HEADER = 'respondent-webhook-signature';

/** The signature of a delivery, before it is verified. */
export interface Signature {
	hash: HashName;
	/** Base64. */
	digest: string;
}

/**
 * Reads `Respondent-Webhook-Signature: sha256=<base64>`. Gives the reason, as text, when there is no signature to verify.
 * The documentation does not name the hash function, so sha256 and sha512 are accepted, and no other.
 */
export function readSignature({ header }: Delivery): Signature | string {
	const value = header(HEADER);
	if (value === undefined) return 'it has no signature, or more than one';
	// Base64 may end in `=`, so the value is split at the first one.
	const at = value.indexOf('=');
	const hash = value.slice(0, at);
	if (at === -1 || (hash !== 'sha256' && hash !== 'sha512')) return 'its signature is of no known kind';
	return { hash, digest: value.slice(at + 1) };
}

/**
 * Whether a delivery was signed with this key. The documentation does not say which bytes are signed. Two forms are
 * accepted: the body as it was sent, and the parsed event as JSON.stringify writes it, which Respondent's own sample
 * signs. An empty key matches nothing.
 */
export function isSignedWith(key: string, { hash, digest }: Signature, { raw, event }: Delivery): boolean {
	const overRaw = isDigest(digest, hmacOf(hash, key, raw), 'base64');
	const overEvent = isDigest(digest, hmacOf(hash, key, JSON.stringify(event)), 'base64');
	return overRaw || overEvent;
}
