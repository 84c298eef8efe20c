import type { Call, Hint } from '../shared';
import { routes } from './routes';

const CHECK_ACCOUNT =
	'Check the Account ID in the credential: it is the number behind /app/accounts/ in the dashboard.';

/** For a request that the token of a bot may not make. */
export const FOR_USERS = {
	message: 'Chatwoot takes this only from users, and the token belongs to a bot, a platform app or a super admin (401)',
	description: 'Use the access token of a user of the account: Profile Settings → Access Token.',
} satisfies Hint;

const HINTS_401: Array<[RegExp, Hint]> = [
	[
		/invalid access token/i,
		{
			message: 'Chatwoot does not know the access token (401)',
			description: 'Copy it again into the credential: your picture → Profile Settings → Access Token.',
		},
	],
	[
		/bot is not authorized to access this account/i,
		{ message: 'The agent bot of the access token does not belong to this account (401)', description: CHECK_ACCOUNT },
	],
	[
		/access this account/i,
		{ message: 'The user of the access token does not belong to this account (401)', description: CHECK_ACCOUNT },
	],
	[
		/account is suspended/i,
		{
			message: 'This account of Chatwoot is suspended (401)',
			description: 'Ask who runs this Chatwoot to activate the account again.',
		},
	],
	[/for bots/i, FOR_USERS],
	[
		/sign in or sign up/i,
		{
			message: 'No access token reached Chatwoot (401)',
			description:
				'Check that the credential holds one. If it does, a proxy in front of Chatwoot drops the header Api-Access-Token.',
		},
	],
];

// 401 "Access to this endpoint is not authorized for bots", seen on Chatwoot 4.15.1.
const LABELS_FOR_BOTS: Hint = {
	message: 'The token of an agent bot cannot read the labels of the account (401)',
	description:
		'Add Labels and Set Labels compare with them, because Chatwoot would take any text. Use the access token of a user: Profile Settings → Access Token. Remove Labels works with the token of a bot, too, from Chatwoot 4.15 on.',
};

/** What the user should do about an access token that Chatwoot refuses (401), by the words of its answer. */
export function refusedToken({ route }: Call, text: string): Hint | undefined {
	if (route === routes.listLabels && /for bots/i.test(text)) return LABELS_FOR_BOTS;
	return HINTS_401.find(([words]) => words.test(text))?.[1];
}
