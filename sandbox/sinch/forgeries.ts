import type { OutgoingEvent } from '../server/deliveries';
import { signedHeaders, type NonceAndTimestamp } from './signing';

const SIGNATURE = 'x-sinch-webhook-signature';
const TEN_MINUTES = 600;

type Forge = (genuine: OutgoingEvent, secret: string, stamp: NonceAndTimestamp) => OutgoingEvent;

const withHeader = (event: OutgoingEvent, name: string, value: string): OutgoingEvent => ({
	...event,
	headers: { ...event.headers, [name]: value },
});

const resigned = (event: OutgoingEvent, secret: string, stamp: NonceAndTimestamp): OutgoingEvent => ({
	...event,
	headers: { ...event.headers, ...signedHeaders(secret, event.body, stamp) },
});

/** What somebody who does not know the secret may try, and a delivery that is genuine but old (`late`). */
export const forgeries = {
	algorithm: (genuine) => withHeader(genuine, `${SIGNATURE}-algorithm`, 'HmacSHA1'),
	body: (genuine) => ({ ...genuine, body: genuine.body.replace('{', '{"forged":true,') }),
	late: (genuine, secret, { nonce, timestamp }) =>
		resigned(genuine, secret, { nonce, timestamp: String(Number(timestamp) - TEN_MINUTES) }),
	nonce: (genuine) => withHeader(genuine, `${SIGNATURE}-nonce`, 'another-nonce'),
	secret: (genuine, secret, stamp) => resigned(genuine, `not-${secret}`, stamp),
	signature: (genuine) => withHeader(genuine, SIGNATURE, Buffer.alloc(32, 7).toString('base64')),
	timestamp: (genuine, _secret, { timestamp }) =>
		withHeader(genuine, `${SIGNATURE}-timestamp`, String(Number(timestamp) + 1)),
	unsigned: (genuine) => ({ ...genuine, headers: { 'content-type': 'application/json' } }),
} satisfies Record<string, Forge>;

/** A kind of forged delivery. */
export type Forgery = keyof typeof forgeries;
