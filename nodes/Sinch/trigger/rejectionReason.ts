import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { hmacOf, isDigest, isFresh, type Delivery } from '../../shared/trigger';
import { useNonce } from './nonces';
import { secretsFor } from './secrets';
import { triggerKeyOf } from './triggerKey';

const PREFIX = 'x-sinch-webhook-signature';

/** Callbacks whose delivery came before, byte for byte. */
const repeated = new WeakSet<IDataObject>();

/** Whether the delivery of this callback was accepted before, byte for byte. */
export function isRepeated(callback: IDataObject): boolean {
	return repeated.has(callback);
}

/**
 * The reason why a delivery is not from Sinch; undefined when it is. Sinch signs the raw body, the nonce and the time, joined
 * with dots, as HMAC-SHA256 in Base64.
 *
 * Sinch does not document whether it uses a new nonce when it delivers a callback again. So the same bytes with the same
 * nonce are accepted; they start no workflow, even when the event itself has been forgotten. Another body with a used nonce
 * is rejected.
 */
export function rejectionReason(
	context: IWebhookFunctions,
	{ raw, event, header }: Delivery,
	now: number,
): string | undefined {
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
	const use = useNonce({ trigger: triggerKeyOf(context), nonce, signature }, now);
	if (use === 'reused') return 'its nonce was used before, for another event';
	if (use === 'again') repeated.add(event);
	return undefined;
}
