import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { toText, type PublishedLimit } from '../shared';

/**
 * Sinch's limit: 800 requests a second per project, across all apps
 * (developers.sinch.com/docs/conversation/api-reference/conversation, Rate limits).
 */
export function sinchLimits(_baseUrl: string, { projectId }: ICredentialDataDecryptedObject): PublishedLimit[] {
	return [{ per: `project ${toText(projectId)}`, requests: 800, windowMs: 1000, kept: 'fromTheStart' }];
}
