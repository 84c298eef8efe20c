import type { Delivery } from '../../shared/trigger/delivery';
import { hmacOf, isDigest, type HashName } from '../../shared/trigger/signature';

const HEADER = 'respondent-webhook-signature';

/** A signature as a delivery carries it, not verified yet. */
export interface Signature {
	hash: HashName;
	/** Base64. */
	digest: string;
}

/**
 * Reads `Respondent-Webhook-Signature: sha256=<base64>`. Gives the reason, as text, when there is none to verify. The hash
 * function is not documented: it is one of two, whatever else a header may ask for.
 */
export function readSignature({ header }: Delivery): Signature | string {
	const value = header(HEADER);
	if (value === undefined) return 'it has no signature, or more than one';
	// Base64 ends in `=` itself, so the first one counts.
	const at = value.indexOf('=');
	const hash = value.slice(0, at);
	if (at === -1 || (hash !== 'sha256' && hash !== 'sha512')) return 'its signature is of no known kind';
	return { hash, digest: value.slice(at + 1) };
}

/**
 * Whether a delivery was signed with this key. Which bytes are signed is not documented: those that were sent, or the
 * parsed event written anew, as the provider's own sample does it. An empty key matches nothing.
 */
export function isSignedWith(key: string, { hash, digest }: Signature, { raw, event }: Delivery): boolean {
	const overRaw = isDigest(digest, hmacOf(hash, key, raw), 'base64');
	const overEvent = isDigest(digest, hmacOf(hash, key, JSON.stringify(event)), 'base64');
	return overRaw || overEvent;
}
