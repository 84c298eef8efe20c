import { ChatwootApi } from '../../../credentials/ChatwootApi.credentials';
import { ChatwootClientApi } from '../../../credentials/ChatwootClientApi.credentials';
import { Chatwoot } from '../../../nodes/Chatwoot/Chatwoot.node';
import { chatwoot } from '../../../nodes/Chatwoot/service';
import { ChatwootClient } from '../../../nodes/ChatwootClient/ChatwootClient.node';
import { chatwootClient } from '../../../nodes/ChatwootClient/service';
import { chatwootPlainClient, publicPlainClient } from './chatwootClients';
import type { ServiceSetup } from './service';

export const chatwootSetup: ServiceSetup = {
	newNode: () => new Chatwoot(),
	service: chatwoot,
	credentialType: new ChatwootApi(),
	credentials: (url) => ({
		chatwootApi: { baseUrl: url, accountId: '1', accessToken: chatwootPlainClient.headers['Api-Access-Token'] ?? '' },
	}),
	send: { id: 'message:send', parameters: { conversationId: '={{ $json.to }}', text: '={{ $json.text }}' } },
	list: { id: 'message:getAll', parameters: { conversationId: '42', returnAll: true } },
	client: chatwootPlainClient,
	http: {
		sendPath: '/api/v1/accounts/1/conversations/{{ $json.to }}/messages',
		body: {
			bodyParameters: {
				parameters: [
					{ name: 'content', value: '={{ $json.text }}' },
					{ name: 'message_type', value: 'outgoing' },
					{ name: 'private', value: 'false' },
				],
			},
		},
		listPath: chatwootPlainClient.listPath,
		listQuery: {},
		pagination: {
			name: 'before',
			value: "={{ $response.body?.payload?.[0]?.id ?? '' }}",
			complete: '={{ $response.body.payload.length === 0 }}',
		},
	},
};

export const chatwootClientSetup: ServiceSetup = {
	newNode: () => new ChatwootClient(),
	service: chatwootClient,
	credentialType: new ChatwootClientApi(),
	credentials: (url) => ({ chatwootClientApi: { baseUrl: url, inboxIdentifier: 'inbox-1', hmacToken: '' } }),
	send: {
		id: 'message:send',
		parameters: { sourceId: 'contact-1', conversationId: '={{ $json.to }}', text: '={{ $json.text }}' },
	},
	list: {
		id: 'message:getAll',
		parameters: { sourceId: 'contact-1', conversationId: '42', returnAll: true },
	},
	client: publicPlainClient,
	http: {
		sendPath: '/public/api/v1/inboxes/inbox-1/contacts/contact-1/conversations/{{ $json.to }}/messages',
		body: { bodyParameters: { parameters: [{ name: 'content', value: '={{ $json.text }}' }] } },
		listPath: publicPlainClient.listPath,
		listQuery: {},
		pagination: {
			name: 'before',
			value: "={{ $response.body?.[0]?.id ?? '' }}",
			complete: '={{ $response.body.length === 0 }}',
		},
	},
};
