import type { Call, Hint } from '../shared';

// Chatwoot answers this 401 when a record is out of the user's reach, or the user's role is too low.
const RECORD_OR_ROLE = /do this action/i;

const HINTS_401: Array<[RegExp, Hint]> = [
	[
		/invalid access token/i,
		{
			message: 'Chatwoot does not know the access token (401)',
			description: 'Copy it anew from Profile Settings → Access Token into the credential.',
		},
	],
	[
		/access this account/i,
		{
			message: 'The user of the access token does not belong to this account (401)',
			description: 'Check the Account ID in the credential: it is the number behind /app/accounts/ in the dashboard.',
		},
	],
	[
		RECORD_OR_ROLE,
		{
			message: 'The role of the user is too low for this (401)',
			description:
				'Use the access token of an administrator, or have one give the user this right. An agent reaches only conversations of inboxes and teams to which the agent belongs.',
		},
	],
	[
		/account is suspended/i,
		{
			message: 'This account of Chatwoot is suspended (401)',
			description: 'Ask who runs this Chatwoot to activate the account again.',
		},
	],
	[
		/for bots/i,
		{
			message:
				'Chatwoot takes this only from users, and the token belongs to a bot, a platform app or a super admin (401)',
			description: 'Use the access token of a user of the account: Profile Settings → Access Token.',
		},
	],
	[
		/sign in or sign up/i,
		{
			message: 'No access token reached Chatwoot (401)',
			description:
				'Check that the credential holds one. If it does, a proxy in front of Chatwoot drops the header Api-Access-Token.',
		},
	],
];

const ADVICE_422: Array<[RegExp, string]> = [
	[/too many messages/i, 'Chatwoot takes 200 messages a minute per conversation. Run the row again in a minute.'],
	[
		/incoming messages are only allowed/i,
		'Choose Outgoing as Message Type, or a conversation in an inbox of the API type.',
	],
	[/already been taken/i, 'Another contact has this value. Contact: Create or Update finds and changes that one.'],
	[/e164/i, 'Enter the phone number with plus sign and country code, e.g. +12025550123.'],
];

/** What the user should do about an answer with an error. Chatwoot uses one status for several causes, so the text counts. */
export function chatwootHint(status: number, _call: Call, text: string): Hint | undefined {
	if (status === 401) return HINTS_401.find(([words]) => words.test(text))?.[1];
	if (status === 422) {
		const description = ADVICE_422.find(([words]) => words.test(text))?.[1];
		return description === undefined ? undefined : { description };
	}
	return undefined;
}

/** Whether Chatwoot refused the credential. Where it refused one record or action, another row may well succeed. */
export function isChatwootCredentialRefusal(status: number, text: string): boolean {
	return status === 401 && !RECORD_OR_ROLE.test(text);
}
