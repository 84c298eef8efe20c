import { RespondentApi } from '../../../credentials/RespondentApi.credentials';
import { Respondent } from '../../../nodes/Respondent/Respondent.node.ts';
import { respondent } from '../../../nodes/Respondent/service';
import { respondentClient } from './respondentClient';
import type { ServiceSetup } from './service';

export const respondentSetup: ServiceSetup = {
	newNode: () => new Respondent(),
	service: respondent,
	credentialType: new RespondentApi(),
	credentials: (url) => ({
		respondentApi: {
			environment: 'custom',
			baseUrl: url,
			apiKey: respondentClient.headers['x-api-key'] ?? '',
			apiSecret: respondentClient.headers['x-api-secret'] ?? '',
		},
	}),
	send: {
		id: 'message:send',
		parameters: { conversationId: { __rl: true, mode: 'id', value: '={{ $json.to }}' }, text: '={{ $json.text }}' },
	},
	list: { id: 'message:getAll', parameters: { returnAll: true } },
	client: respondentClient,
	http: {
		sendPath: '/v1/messaging/conversations/{{ $json.to }}/messages',
		body: { bodyParameters: { parameters: [{ name: 'body', value: '={{ $json.text }}' }] } },
		listPath: respondentClient.listPath,
		listQuery: { pageSize: '100' },
		pagination: {
			name: 'page',
			value: '={{ $pageCount + 1 }}',
			complete: '={{ $response.body.results.length < 100 }}',
		},
	},
};
