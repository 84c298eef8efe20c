import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { cleanBaseUrl } from '../shared/http/baseUrl';

/**
 * Where the requests of a credential go: the environments that Respondent documents, or the address typed in. Throws a
 * Refusal when that is no web address.
 */
export function respondentBaseUrl({ environment, baseUrl }: ICredentialDataDecryptedObject): string {
	if (environment === 'custom') return cleanBaseUrl(baseUrl);
	return environment === 'staging' ? 'https://api-staging.respondent.io' : 'https://api.respondent.io';
}
