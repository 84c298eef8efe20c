import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Service } from '../operation/service';

/**
 * A text that is the same for the same values of a credential's fields, and shows none of them. The access token does not count:
 * n8n may have stored it for another row.
 */
export function accountKey({ credentialType, tokens }: Service, credentials: ICredentialDataDecryptedObject): string {
	const fields = Object.entries(credentials).filter(([name]) => name !== tokens?.field);
	const values = fields.sort(([one], [other]) => (one < other ? -1 : 1));
	const hash = createHash('sha256').update(JSON.stringify(values)).digest('base64');
	return `${credentialType} ${hash}`;
}
