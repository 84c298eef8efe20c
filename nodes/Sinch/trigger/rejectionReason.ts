import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { Delivery } from '../../shared/trigger/delivery';
import { hmacOf, isDigest, isFresh } from '../../shared/trigger/signature';
import { useNonce } from './nonces';
import { secretsFor } from './secrets';
import { triggerName } from './triggerKey';

const PREFIX = 'x-sinch-webhook-signature';

const repeated = new WeakSet<IDataObject>();

/** Whether this callback is a delivery that was taken before, byte for byte. */
export function isRepeated(callback: IDataObject): boolean {
	return repeated.has(callback);
}

/**
 * Why a delivery is not from Sinch; undefined when it is. Signed are the raw body, the nonce and the time, joined with
 * dots, as HMAC-SHA256 in Base64.
 *
 * The nonce: whether Sinch uses a new one when it delivers again is not documented, so the same bytes may come again
 * with the same nonce and are no forgery; they are taken and start nothing, even when the event itself has been
 * forgotten since. Another body cannot come with a used nonce unless Sinch itself signed it, and that is refused.
 */
export function doubt(context: IWebhookFunctions, { raw, event, header }: Delivery, now: number): string | undefined {
	const secrets = secretsFor(context);
	if (secrets.length === 0) return 'there is no secret to check its signature with';
	const [signature, nonce, timestamp, algorithm] = ['', '-nonce', '-timestamp', '-algorithm'].map((end) =>
		header(PREFIX + end),
	);
	if (!signature || !nonce || !timestamp || !algorithm)
		return 'it does not have each of the four signature headers once';
	if (algorithm !== 'HmacSHA256') return 'it is signed with another algorithm than HmacSHA256';
	if (!isFresh(timestamp, now)) return 'its time is more than five minutes away from the clock here';
	const digests = secrets.map((secret) => hmacOf('sha256', secret, raw, '.', nonce, '.', timestamp));
	if (!digests.some((digest) => isDigest(signature, digest, 'base64'))) return 'its signature is wrong';
	const use = useNonce({ trigger: triggerName(context), nonce, signature }, now);
	if (use === 'reused') return 'its nonce was used before, for another event';
	if (use === 'again') repeated.add(event);
	return undefined;
}
