import { SinchConversationApi } from '../../../credentials/SinchConversationApi.credentials';
import { SinchConversation } from '../../../nodes/Sinch/SinchConversation.node';
import { sinchConversation } from '../../../nodes/Sinch/service';
import type { ServiceSetup } from './service';
import { APP, sinchClient } from './sinchClient';

export const sinchSetup: ServiceSetup = {
	newNode: () => new SinchConversation(),
	service: sinchConversation,
	credentialType: new SinchConversationApi(),
	credentials: (url) => ({
		sinchConversationApi: {
			projectId: 'project-1',
			region: 'custom',
			baseUrl: url,
			tokenUrl: `${url}/oauth2/token`,
			keyId: 'key',
			keySecret: 'secret-of-the-bench',
			authentication: 'oAuth2',
			// The token that n8n stores after the first request.
			accessToken: 'token-of-the-bench',
		},
	}),
	send: {
		id: 'message:send',
		parameters: {
			appId: { __rl: true, mode: 'id', value: APP },
			sendTo: { __rl: true, mode: 'SMS', value: '={{ $json.to }}' },
			text: '={{ $json.text }}',
		},
	},
	list: { id: 'message:getAll', parameters: { returnAll: true } },
	client: sinchClient,
	http: {
		sendPath: '/v1/projects/project-1/messages:send',
		body: {
			specifyBody: 'json',
			jsonBody: `={{ { app_id: '${APP}', recipient: { identified_by: { channel_identities: [{ channel: 'SMS', identity: $json.to }] } }, message: { text_message: { text: $json.text } } } }}`,
		},
		listPath: sinchClient.listPath,
		listQuery: { page_size: '1000' },
		pagination: {
			name: 'page_token',
			value: "={{ $response.body?.next_page_token ?? '' }}",
			complete: "={{ $response.body.next_page_token === '' }}",
		},
	},
};
