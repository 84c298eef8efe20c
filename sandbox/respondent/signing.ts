import { createHmac } from 'node:crypto';

/** The hash algorithms of a signature. */
export type SigningAlgorithm = 'sha256' | 'sha512';

/** The value of the header `Respondent-Webhook-Signature`: the algorithm, `=`, and the HMAC of the text in Base64. */
export function signatureOf(text: string, privateKey: string, algorithm: SigningAlgorithm): string {
	return `${algorithm}=${createHmac(algorithm, privateKey).update(text, 'utf8').digest('base64')}`;
}
