import { createHmac } from 'node:crypto';

/** The nonce and time that a callback is signed with. */
export interface NonceAndTimestamp {
	nonce: string;
	/** Unix seconds. */
	timestamp: string;
}

const PREFIX = 'x-sinch-webhook-signature';

/** The signature headers of a callback: HMAC-SHA256 of `body.nonce.timestamp` in Base64. None without a secret. */
export function signedHeaders(
	secret: string | undefined,
	body: string,
	{ nonce, timestamp }: NonceAndTimestamp,
): Record<string, string> {
	if (!secret) return {};
	return {
		[PREFIX]: createHmac('sha256', secret).update(`${body}.${nonce}.${timestamp}`, 'utf8').digest('base64'),
		[`${PREFIX}-nonce`]: nonce,
		[`${PREFIX}-timestamp`]: timestamp,
		[`${PREFIX}-algorithm`]: 'HmacSHA256',
	};
}
