import { createHmac } from 'node:crypto';

/** The hash functions that a signature may name. */
export type SigningAlgorithm = 'sha256' | 'sha512';

/** The value of `Respondent-Webhook-Signature`: `<algorithm>=<base64 HMAC of the text, keyed with the webhook's privateKey>`. */
export function signatureOf(text: string, privateKey: string, algorithm: SigningAlgorithm): string {
	return `${algorithm}=${createHmac(algorithm, privateKey).update(text, 'utf8').digest('base64')}`;
}
