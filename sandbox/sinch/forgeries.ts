import type { OutgoingEvent } from '../server/deliveries';
import { signedHeaders, type NonceAndTimestamp } from './signing';

const SIGNATURE = 'x-sinch-webhook-signature';
/** Ten minutes in seconds. */
const TEN_MINUTES = 600;

/** Makes the forged variant of a callback. */
type Forge = (genuine: OutgoingEvent, secret: string, signedAt: NonceAndTimestamp) => OutgoingEvent;

const withHeader = (event: OutgoingEvent, name: string, value: string): OutgoingEvent => ({
	...event,
	headers: { ...event.headers, [name]: value },
});

const withNewSignature = (event: OutgoingEvent, secret: string, signedAt: NonceAndTimestamp): OutgoingEvent => ({
	...event,
	headers: { ...event.headers, ...signedHeaders(secret, event.body, signedAt) },
});

/**
 * Forged variants of a callback, as an attacker without the secret might send them. `late` has a valid signature that is ten
 * minutes old, like a replayed callback.
 */
export const forgeries = {
	algorithm: (genuine) => withHeader(genuine, `${SIGNATURE}-algorithm`, 'HmacSHA1'),
	body: (genuine) => ({ ...genuine, body: genuine.body.replace('{', '{"forged":true,') }),
	late: (genuine, secret, { nonce, timestamp }) =>
		withNewSignature(genuine, secret, { nonce, timestamp: String(Number(timestamp) - TEN_MINUTES) }),
	nonce: (genuine) => withHeader(genuine, `${SIGNATURE}-nonce`, 'another-nonce'),
	secret: (genuine, secret, signedAt) => withNewSignature(genuine, `not-${secret}`, signedAt),
	signature: (genuine) => withHeader(genuine, SIGNATURE, Buffer.alloc(32, 7).toString('base64')),
	timestamp: (genuine, _secret, { timestamp }) =>
		withHeader(genuine, `${SIGNATURE}-timestamp`, String(Number(timestamp) + 1)),
	unsigned: (genuine) => ({ ...genuine, headers: { 'content-type': 'application/json' } }),
} satisfies Record<string, Forge>;

/** Name of a forged variant. */
export type Forgery = keyof typeof forgeries;
