import { createHash } from 'node:crypto';
import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** A digest of the settings of a trigger: its parameters, which may hold secrets, and the IDs of its credentials. */
export function digestOfSettings(context: IHookFunctions | IWebhookFunctions): string {
	const { parameters, credentials = {} } = context.getNode();
	const credentialIds = Object.values(credentials).map(({ id }) => id);
	return createHash('sha256')
		.update(JSON.stringify([parameters, credentialIds]))
		.digest('base64url');
}
