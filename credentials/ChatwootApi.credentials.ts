import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { accountIdOf, chatwootBaseUrl } from '../nodes/Chatwoot/baseUrl';
import { bodyRule, requireReachable, testedBefore, toText } from '../nodes/shared';

/** The access token of a Chatwoot user or bot, for the Application API. */
export class ChatwootApi implements ICredentialType {
	name = 'chatwootApi';

	displayName = 'Chatwoot API';

	icon: Icon = { light: 'file:../nodes/Chatwoot/chatwoot.svg', dark: 'file:../nodes/Chatwoot/chatwoot.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-conversations/n8n-nodes-conversations/blob/main/docs/chatwoot.md#credential-of-chatwoot';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://app.chatwoot.com',
			required: true,
			placeholder: 'e.g. https://chatwoot.example.com',
			description: 'The address of your Chatwoot, as the browser shows it up to the first single slash',
		},
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1',
			description: 'The number behind /app/accounts/ in the address of the dashboard',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				"Profile Settings → Access Token, at the bottom of the page. The token of a bot works for creating conversations, sending, status, priority and assignment, and on Chatwoot 4.15 for reading a conversation without a team and setting its attributes. A platform app's token does not work here.",
		},
		testedBefore,
	];

	/** n8n calls this when it tests the credential. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await requireReachable(this, chatwootBaseUrl(credentials));
	}

	authenticate: IAuthenticate = async (credentials: ICredentialDataDecryptedObject, request) => ({
		...request,
		baseURL: chatwootBaseUrl(credentials),
		url: request.url.replace('{account_id}', accountIdOf(credentials)),
		// Proxies drop header names with underscores; this spelling arrives as the same header.
		headers: { ...request.headers, 'Api-Access-Token': toText(credentials.accessToken) },
	});

	// n8n applies these rules to 2xx answers only, and shows its own text for any other status. With
	// `ignoreHttpStatusErrors` every answer counts as 2xx, so that the rules can explain errors too.
	test: ICredentialTestRequest = {
		request: {
			// `authenticate` replaces it.
			baseURL: 'https://app.chatwoot.com',
			url: '/api/v1/accounts/{account_id}/inboxes',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		},
		rules: [
			bodyRule(
				'error',
				'Invalid Access Token',
				'Chatwoot does not know this access token. Copy it again: your picture → Profile Settings → Access Token.',
			),
			bodyRule('error', 'You are not authorized to access this account', OTHER_ACCOUNT),
			bodyRule('error', 'Resource could not be found', OTHER_ACCOUNT),
			bodyRule('error', 'Account is suspended', SUSPENDED),
			bodyRule('error', 'Access to this endpoint is not authorized for bots', BOT),
			bodyRule('errors[0]', 'You need to sign in or sign up before continuing.', NO_TOKEN),
			bodyRule('payload', undefined, ELSEWHERE),
		],
	};
}

const OTHER_ACCOUNT =
	'The user of this access token does not belong to this account. Check the Account ID: it is the number behind /app/accounts/ in the dashboard.';
const SUSPENDED = 'This account of Chatwoot is suspended. Ask who runs this Chatwoot to activate the account again.';
const BOT =
	'This token belongs to a bot, a platform app or a super admin. A bot can send, but this test needs the token of a user.';
const NO_TOKEN = 'No access token reached Chatwoot. If it is filled in, a proxy in front of Chatwoot drops the header.';
const ELSEWHERE = 'This address does not answer like Chatwoot. Check the base URL.';
