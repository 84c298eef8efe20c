import { SinchConversationApi } from '../../credentials/SinchConversationApi.credentials';
import { SinchConversation } from '../../nodes/Sinch/SinchConversation.node.ts';
import type { LivePlan } from './plan';
import { sinchCases } from './sinchCases';

const TOKEN_PATH = '/oauth2/token';

const HOSTS: Record<string, string> = {
	br: 'https://br.conversation.api.sinch.com',
	eu: 'https://eu.conversation.api.sinch.com',
	us: 'https://us.conversation.api.sinch.com',
};

/** Sinch: every operation of the node, on a project with an app in CONVERSATION mode that has SMS. */
export const sinchPlan: LivePlan = {
	contract: 'sinch.openapi.yaml',
	required: {
		SINCH_PROJECT_ID: 'ID of the project',
		SINCH_KEY_ID: 'access key',
		SINCH_KEY_SECRET: 'secret of the access key',
		SINCH_REGION: 'br, eu or us: where the app was created',
		SINCH_APP_ID: 'ID of an app in CONVERSATION mode that has SMS',
		SINCH_TO: 'your own phone number, with + and country code: it gets one SMS',
	},
	optional: {
		SINCH_MESSENGER_ID: 'ID of a person on Messenger who has written to the app, for Contact: Get Channel Profile',
		SINCH_URL: 'another address than that of the region, e.g. of the sandbox',
	},
	target: ({ SINCH_URL, SINCH_REGION = '' }) => SINCH_URL ?? HOSTS[SINCH_REGION] ?? '',
	isNoted: (path) => path !== TOKEN_PATH,
	nodes: {
		sinchConversation: {
			newNode: () => new SinchConversation(),
			credentialType: new SinchConversationApi(),
			// Basic needs no token, whose address is on another host.
			credentials: (url, { SINCH_PROJECT_ID, SINCH_KEY_ID, SINCH_KEY_SECRET }) => ({
				sinchConversationApi: {
					region: 'custom',
					baseUrl: url,
					tokenUrl: url + TOKEN_PATH,
					authentication: 'basic',
					accessToken: '',
					projectId: SINCH_PROJECT_ID ?? '',
					keyId: SINCH_KEY_ID ?? '',
					keySecret: SINCH_KEY_SECRET ?? '',
				},
			}),
		},
	},
	given: { appId: 'SINCH_APP_ID', to: 'SINCH_TO', messengerId: 'SINCH_MESSENGER_ID' },
	cases: sinchCases,
};
