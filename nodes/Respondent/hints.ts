import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Call, Hint } from '../shared';

const UPDATE = 'PATCH /v1/messaging/conversations/{conversationUid}';
const CHECK_PROJECT = 'Check at Respondent whether its project is closed.';
const UNLOCK = `Unlock it with Conversation: Update. ${CHECK_PROJECT}`;

/** What to do about a refused request: Respondent refuses messages into a locked conversation with 403. */
export function hintFor(status: number, { route }: Call, text: string): Hint | undefined {
	const isLocked = status === 403 && route.includes('/conversations/') && /locked/i.test(text);
	return isLocked ? { description: route === UPDATE ? CHECK_PROJECT : UNLOCK } : undefined;
}

/**
 * What to do when Respondent refuses the keys. Staging and production share nothing, and answer alike to keys of each other and to
 * wrong keys: 401 {"message":"Unauthorized"}.
 */
export function refusalAdvice({ environment }: ICredentialDataDecryptedObject): string {
	const [own, other] = environment === 'staging' ? ['Staging', 'Production'] : ['Production', 'Staging'];
	return environment === 'custom'
		? 'Open the credential and check key and secret, and that they were issued for the environment behind the base URL.'
		: `Open the credential. Its environment is ${own}, where keys of ${other} do not work: check the environment, then key and secret.`;
}
