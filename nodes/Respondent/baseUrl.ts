import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { cleanBaseUrl } from '../shared';

/**
 * The base URL of a credential: that of the chosen environment, or the one that the user typed in. Throws an InvalidInput
 * when the user's is no web address.
 */
export function respondentBaseUrl({ environment, baseUrl }: ICredentialDataDecryptedObject): string {
	if (environment === 'custom') return cleanBaseUrl(baseUrl);
	return environment === 'staging' ? 'https://api-staging.respondent.io' : 'https://api.respondent.io';
}
