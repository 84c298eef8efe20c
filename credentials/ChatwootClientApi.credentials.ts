import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';
import { clientBaseUrl, inboxSegment } from '../nodes/ChatwootClient/baseUrl';
import { withDerivedSourceId } from '../nodes/ChatwootClient/derivedSourceId';
import { withIdentifierHash } from '../nodes/ChatwootClient/identifierHash';
import { bodyRule, cleanPasted, requireReachable, testedBefore, toText } from '../nodes/shared';

/** An inbox of the API type, for the public API that its contacts use. */
export class ChatwootClientApi implements ICredentialType {
	name = 'chatwootClientApi';

	displayName = 'Chatwoot Client API';

	icon: Icon = {
		light: 'file:../nodes/ChatwootClient/chatwootClient.svg',
		dark: 'file:../nodes/ChatwootClient/chatwootClient.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-conversations/n8n-nodes-conversations/blob/main/docs/chatwoot.md#credential-of-chatwoot-client';

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
			displayName: 'Inbox Identifier',
			name: 'inboxIdentifier',
			type: 'string',
			default: '',
			required: true,
			description:
				'Settings → Inboxes → your inbox of the API type → Configuration. Not the number of the inbox. Who has it can write into the inbox.',
		},
		{
			displayName: 'HMAC Token',
			name: 'hmacToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'For identity validation, beside the inbox identifier. With it, the node signs the identifier of every contact (identifier_hash). Leave it empty if the inbox does not use it.',
		},
		testedBefore,
	];

	/** n8n calls this when it tests the credential. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		return await requireReachable(this, clientBaseUrl(credentials));
	}

	authenticate: IAuthenticate = async (credentials: ICredentialDataDecryptedObject, request) => {
		const hmacToken = cleanPasted(toText(credentials.hmacToken));
		const body = withDerivedSourceId(request.body, credentials);
		const completed = body === undefined ? request : { ...request, body };
		return {
			...completed,
			...(hmacToken !== '' && withIdentifierHash(completed, hmacToken)),
			baseURL: clientBaseUrl(credentials),
			url: request.url.replace('{inbox_identifier}', inboxSegment(credentials)),
		};
	};

	// n8n applies these rules to 2xx answers only, and shows its own text for any other status. With
	// `ignoreHttpStatusErrors` every answer counts as 2xx, so that the rules can explain errors too.
	test: ICredentialTestRequest = {
		request: {
			// `authenticate` replaces it.
			baseURL: 'https://app.chatwoot.com',
			url: '/public/api/v1/inboxes/{inbox_identifier}',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		},
		rules: [
			bodyRule('status', 404, UNKNOWN),
			bodyRule('error', 'Not Found', UNKNOWN),
			bodyRule('identifier', undefined, ELSEWHERE),
		],
	};
}

const UNKNOWN =
	'Chatwoot does not know this inbox identifier. Copy it from Settings → Inboxes → your inbox of the API type → Configuration.';
const ELSEWHERE =
	'This address does not answer like an API inbox of Chatwoot. Check the base URL, then the inbox identifier.';
