import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { respondentBaseUrl } from '../nodes/Respondent/baseUrl';
import { bodyRule, requireReachable, testedBefore, toText } from '../nodes/shared';

/** Key and secret of the Respondent Partner API: the security schemes `apiKey` and `apiSecret` of the contract. */
export class RespondentApi implements ICredentialType {
	name = 'respondentApi';

	displayName = 'Respondent API';

	icon: Icon = {
		light: 'file:../nodes/Respondent/respondent.svg',
		dark: 'file:../nodes/Respondent/respondent.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-conversations/n8n-nodes-conversations/blob/main/docs/respondent.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			default: 'production',
			description:
				'The environment that the key and the secret were issued for. Staging and production share nothing: keys, projects and people differ.',
			options: [
				{ name: 'Custom URL', value: 'custom' },
				{ name: 'Production', value: 'production' },
				{ name: 'Staging', value: 'staging' },
			],
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://respondent.example.com',
			description: 'Address of a sandbox or a gateway, without /v1',
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The client ID that Respondent issued to your team; sent as x-api-key',
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The client secret that belongs to the key; sent as x-api-secret',
		},
		testedBefore,
	];

	/** n8n calls this when it tests the credential. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await requireReachable(this, respondentBaseUrl(credentials));
	}

	authenticate: IAuthenticate = async (credentials: ICredentialDataDecryptedObject, request) => ({
		...request,
		baseURL: respondentBaseUrl(credentials),
		headers: {
			...request.headers,
			'x-api-key': toText(credentials.apiKey),
			'x-api-secret': toText(credentials.apiSecret),
		},
	});

	// n8n applies these rules to 2xx answers only, and shows its own text for any other status. With
	// `ignoreHttpStatusErrors` every answer counts as 2xx, so that the rules can explain errors too.
	test: ICredentialTestRequest = {
		request: {
			// `authenticate` replaces it with the base URL of the environment.
			baseURL: 'https://api.respondent.io',
			url: '/v1/messaging/conversations',
			qs: { pageSize: 1 },
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		},
		rules: [
			...[401, 403].map((status) => bodyRule('statusCode', status, REFUSED)),
			...['Unauthorized', 'Forbidden'].map((message) => bodyRule('message', message, REFUSED)),
			...[429, 500, 502, 503, 504].map((status) => bodyRule('statusCode', status, UNWELL)),
			bodyRule('results', undefined, ELSEWHERE),
		],
	};
}

const REFUSED =
	'Respondent refused the API key or the API secret. Check both, and that they were issued for the chosen environment.';
const UNWELL = 'Respondent cannot answer at the moment. Key and secret were not checked: try again later.';
const ELSEWHERE =
	'This address does not answer like the Respondent API. Check the environment and the base URL, then the key and the secret.';
