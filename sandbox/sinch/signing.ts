import { createHmac } from 'node:crypto';

/** What makes a signature besides body and secret. */
export interface NonceAndTimestamp {
	nonce: string;
	/** Unix seconds. */
	timestamp: string;
}

const PREFIX = 'x-sinch-webhook-signature';

/** The headers that Sinch signs a callback with: HMAC-SHA256 in Base64 of `body.nonce.timestamp`. None without a secret. */
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
