import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { cleanBaseUrl, InvalidInput } from '../shared';

/** The address that gives out access tokens. One token is valid in every region. */
export const TOKEN_URL = 'https://auth.sinch.com/oauth2/token';

const REGIONS = ['br', 'eu', 'us'];

/**
 * The base URL of a credential: the host of its region, or the custom address. Throws an InvalidInput when the custom
 * address is not a web address, or the credential has no project ID.
 */
export function sinchBaseUrl({ region, baseUrl, projectId }: ICredentialDataDecryptedObject): string {
	if (typeof projectId !== 'string' || projectId.trim() === '') {
		throw new InvalidInput(
			'"Project ID" is empty in the credential',
			'Copy it from the Sinch dashboard, Settings > Projects.',
		);
	}
	if (region === 'custom') return cleanBaseUrl(baseUrl);
	return `https://${REGIONS.find((known) => known === region) ?? 'us'}.conversation.api.sinch.com`;
}

// The API of WhatsApp templates, which has no regions (Sinch Provisioning API).
const PROVISIONING_URL = 'https://provisioning.api.sinch.com';

/** Whether a path leads to the API of WhatsApp templates. */
export function isProvisioning(path: string): boolean {
	return /\/whatsapp\/templates(?:[/?]|$)/.test(path);
}

/**
 * The base URL for a path. Omni-channel templates and WhatsApp templates have hosts of their own; a custom address serves all of them.
 * Throws an InvalidInput as sinchBaseUrl does.
 */
export function sinchHostOf(credentials: ICredentialDataDecryptedObject, path: string): string {
	const baseUrl = sinchBaseUrl(credentials);
	if (credentials.region === 'custom') return baseUrl;
	if (isProvisioning(path)) return PROVISIONING_URL;
	// Sinch Template Management API, version 2.
	return path.startsWith('/v2/') ? baseUrl.replace('.conversation.', '.template.') : baseUrl;
}

/** The address that gives out the tokens of a credential. Throws an InvalidInput when a custom one is not a web address. */
export function sinchTokenUrl({ region, tokenUrl }: ICredentialDataDecryptedObject): string {
	return region === 'custom' ? cleanBaseUrl(tokenUrl, 'Token URL') : TOKEN_URL;
}
