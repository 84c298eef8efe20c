import type {
	IAuthenticate,
	IAuthenticateRuleResponseCode,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { accessToken } from '../nodes/Sinch/accessToken';
import { isProvisioning, sinchBaseUrl, sinchHostOf, TOKEN_URL } from '../nodes/Sinch/baseUrl';
import { pathSegment, requireReachable, toText } from '../nodes/shared';

/** Project, region and access key of the Sinch Conversation API. */
export class SinchConversationApi implements ICredentialType {
	name = 'sinchConversationApi';

	displayName = 'Sinch Conversation API';

	icon: Icon = { light: 'file:../nodes/Sinch/sinch.svg', dark: 'file:../nodes/Sinch/sinch.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-conversations/n8n-nodes-conversations/blob/main/docs/sinch.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Project ID',
			name: 'projectId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 5b2c7c1e-6a0f-4d8e-9f53-2a7d1c9e4b60',
			description: 'In the Sinch dashboard under Settings > Projects, or at the top of the Conversation API overview',
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			default: 'us',
			description:
				'The region in which your Conversation API app was created; the dashboard shows it beside the app. If the list of apps is empty, the region is wrong.',
			options: [
				{ name: 'Brazil (BR)', value: 'br' },
				{ name: 'Custom URL', value: 'custom', description: 'A sandbox or a gateway' },
				{ name: 'Europe (EU)', value: 'eu' },
				{ name: 'United States (US)', value: 'us' },
			],
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://sinch.example.com',
			description:
				'Address of a sandbox or a gateway, without /v1. Tokens come from an address of their own: Token URL.',
			displayOptions: { show: { region: ['custom'] } },
		},
		{
			displayName: 'Key ID',
			name: 'keyId',
			type: 'string',
			default: '',
			required: true,
			description: 'The ID of an access key: Sinch dashboard, Settings > Access Keys',
		},
		{
			displayName: 'Key Secret',
			name: 'keySecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The secret that the dashboard showed once, when the access key was created',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			default: 'oAuth2',
			options: [
				{
					name: 'Basic',
					value: 'basic',
					description: 'Key ID and secret with every request. For trials: Sinch allows far fewer requests with it.',
				},
				{
					name: 'OAuth2',
					value: 'oAuth2',
					description: 'Access tokens that are fetched with the key and renewed by themselves',
				},
			],
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			default: TOKEN_URL,
			required: true,
			placeholder: 'e.g. https://sinch.example.com/oauth2/token',
			description: 'Address that gives out access tokens. As a rule it ends with /oauth2/token.',
			displayOptions: { show: { region: ['custom'], authentication: ['oAuth2'] } },
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** n8n calls this when it tests the credential, and when another node uses it. The nodes of this package fetch tokens themselves. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		if (credentials.region === 'custom') await requireReachable(this, sinchBaseUrl(credentials));
		const token = await accessToken(this, credentials);
		return token === undefined ? {} : { accessToken: token };
	}

	authenticate: IAuthenticate = async (credentials: ICredentialDataDecryptedObject, request) => {
		const { authentication, keyId, keySecret } = credentials;
		// Sinch's own programs read WhatsApp templates with the key itself (sinch/sinch-mcp-server, provisioning-client.ts).
		const basic = authentication === 'basic' || isProvisioning(request.url);
		return {
			...request,
			baseURL: sinchHostOf(credentials, request.url),
			url: request.url.replace('{project_id}', pathSegment(credentials.projectId, 'Project ID')),
			...(basic
				? { auth: { username: toText(keyId), password: toText(keySecret) } }
				: { headers: { ...request.headers, authorization: `Bearer ${toText(credentials.accessToken)}` } }),
		};
	};

	// Rules of type responseCode also apply to answers that preAuthentication throws. In another region than that of the apps,
	// the list of apps is empty.
	test: ICredentialTestRequest = {
		request: {
			// `authenticate` replaces it with the base URL of the region.
			baseURL: 'https://us.conversation.api.sinch.com',
			url: '/v1/projects/{project_id}/apps',
			disableFollowRedirect: true,
		},
		// n8n evaluates each rule by its own type, but the declared type allows rules of one type only.
		rules: [
			codeRule(401, 'Sinch refused the key. Check Key ID and Key Secret, and that the access key still exists.'),
			codeRule(403, 'The key is good, but not for this project. Check Project ID, and that the key belongs to it.'),
			codeRule(404, 'The key is good, but this region does not know the project. Check Region, then Project ID.'),
			{ type: 'responseSuccessBody', properties: { key: 'apps[0].id', value: undefined, message: NO_APP } },
		] as IAuthenticateRuleResponseCode[],
	};
}

const NO_APP =
	'Key and project are good, but there is no app in this region. Check Region: it is the one in which the app was created. If you have no app yet, create one in the Sinch dashboard.';

function codeRule(value: number, message: string): IAuthenticateRuleResponseCode {
	return { type: 'responseCode', properties: { value, message } };
}
