import type { Delivery } from '../../shared/trigger/delivery';
import { hmacOf, isDigest, isFresh } from '../../shared/trigger/signature';

/** The signature is one of another secret, or none at all. */
export const MISMATCH = 'its signature does not fit the secret';

const SCHEME = 'sha256=';

/** Whether a delivery claims to be signed. */
export function isSigned({ header }: Delivery): boolean {
	return header('x-chatwoot-signature') !== undefined;
}

/**
 * Why a delivery was not signed with `secret` at about `now` (ms since the epoch); undefined when it was. Chatwoot signs
 * the Unix time of `X-Chatwoot-Timestamp`, a dot, and the body as it is.
 */
export function doubtUnder(secret: string, { raw, header }: Delivery, now: number): string | undefined {
	const signature = header('x-chatwoot-signature');
	const timestamp = header('x-chatwoot-timestamp');
	if (signature === undefined) return 'its header X-Chatwoot-Signature is missing, or came twice';
	if (timestamp === undefined) return 'its header X-Chatwoot-Timestamp is missing, or came twice';
	if (!isFresh(timestamp, now)) return 'its timestamp is more than five minutes away from the clock of n8n';
	if (!signature.startsWith(SCHEME)) return 'its signature is not of the form sha256=…';
	const digest = hmacOf('sha256', secret, `${timestamp}.`, raw);
	return isDigest(signature.slice(SCHEME.length), digest, 'hex') ? undefined : MISMATCH;
}
