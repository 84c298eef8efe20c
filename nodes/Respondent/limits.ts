import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { toText, type PublishedLimit } from '../shared';

/**
 * Respondent's limits per key: 250 requests a second with bursts of 500 in production, 50 with bursts of 100 in staging
 * (Respondent Partner API, Rate limits). Two seconds with one burst keep both numbers.
 */
export function respondentLimits(baseUrl: string, { apiKey }: ICredentialDataDecryptedObject): PublishedLimit[] {
	const isStaging = baseUrl.includes('staging');
	return [{ per: `key ${toText(apiKey)}`, requests: isStaging ? 100 : 500, windowMs: 2000, kept: 'fromTheStart' }];
}
