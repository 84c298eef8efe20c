import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Call, Hint } from '../shared';

const UPDATE = 'PATCH /v1/messaging/conversations/{conversationUid}';
const CHECK_PROJECT = 'Check at Respondent whether its project is closed.';
const UNLOCK = `Unlock it with Conversation: Update. ${CHECK_PROJECT}`;

// What the reference says of each action: no status and no text of a refusal is documented.
const ACTIONS: Record<string, string> = {
	attended: 'It is possible after an invitation or a booking.',
	'cancel-booking': 'It is possible while a time is booked.',
	'cancel-invite': 'It is possible while the person is invited and no time is booked.',
	invite: 'It is possible for people who are pending, or whose booking was cancelled.',
	'no-show': 'It is possible from 15 minutes after the booked time.',
	reject: 'It is possible after an invitation or a booking.',
	schedule: 'It is possible for people who are invited, in projects with interviews.',
};
const CHECK_RESPONSE =
	'Screener Response: Get shows the status of the response and whether it is visible; a closed project takes no changes.';
const PAST_PARTICIPANTS =
	'Past participants need the feature "participant database": ask Respondent whether your organization has it.';

/**
 * What to do about a refused request. Respondent refuses messages into a locked conversation with 403. Actions on screener
 * responses depend on their status. https://developers.respondent.io/docs/response-statuses
 */
export function hintFor(status: number, { route }: Call, text: string): Hint | undefined {
	const isLocked = status === 403 && route.includes('/conversations/') && /locked/i.test(text);
	if (isLocked) return { description: route === UPDATE ? CHECK_PROJECT : UNLOCK };
	if (/\/team-respondents/.test(route) && (status === 403 || status === 404)) return { description: PAST_PARTICIPANTS };
	const [, action] = /\{screenerResponseId\}\/([\w-]+)$/.exec(route) ?? [];
	if (action === undefined || ![400, 403, 409, 422].includes(status)) return undefined;
	return { description: [ACTIONS[action], CHECK_RESPONSE].filter(Boolean).join(' ') };
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
