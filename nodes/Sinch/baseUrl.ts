import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { cleanBaseUrl } from '../shared/http/baseUrl';
import { InvalidInput } from '../shared/base/failure';

/** Where access tokens are given out; one token works in every region. */
export const TOKEN_URL = 'https://auth.sinch.com/oauth2/token';

const REGIONS = ['br', 'eu', 'us'];

/**
 * Where the requests of a credential go: the host of its region, or the address typed in. Throws a Refusal when that is
 * no web address, or when the credential lacks what every request needs.
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

/** Where this credential gets its tokens. Throws a Refusal when the address typed in is none. */
export function sinchTokenUrl({ region, tokenUrl }: ICredentialDataDecryptedObject): string {
	return region === 'custom' ? cleanBaseUrl(tokenUrl, 'Token URL') : TOKEN_URL;
}
