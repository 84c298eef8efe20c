import { ChatwootApi } from '../../credentials/ChatwootApi.credentials';
import { ChatwootClientApi } from '../../credentials/ChatwootClientApi.credentials';
import { Chatwoot } from '../../nodes/Chatwoot/Chatwoot.node.ts';
import { ChatwootClient } from '../../nodes/ChatwootClient/ChatwootClient.node.ts';
import { chatwootCases } from './chatwootCases';
import { chatwootClientCases } from './chatwootClientCases';
import type { LivePlan } from './plan';

/** Chatwoot: every operation of both nodes, on an inbox of the channel API that nobody works in. */
export const chatwootPlan: LivePlan = {
	contract: 'chatwoot.openapi.yaml',
	required: {
		CHATWOOT_URL: 'address of the Chatwoot server',
		CHATWOOT_ACCOUNT_ID: 'ID of the account',
		CHATWOOT_ACCESS_TOKEN: 'access token of an administrator',
		CHATWOOT_INBOX_ID: 'ID of an inbox of the channel API',
	},
	optional: {
		CHATWOOT_AGENT_ID: 'ID of an agent of the inbox, for Conversation: Assign',
		CHATWOOT_LABEL: 'a label of the account, for the operations of labels',
		CHATWOOT_CUSTOM_ATTRIBUTE: 'key of a custom attribute of conversations, of type Text',
		CHATWOOT_INBOX_IDENTIFIER: 'inbox identifier of the same inbox, for the node Chatwoot Client',
		CHATWOOT_HMAC_TOKEN: 'HMAC token of the inbox, where it verifies identities',
	},
	target: ({ CHATWOOT_URL = '' }) => CHATWOOT_URL.replace(/\/+$/, ''),
	nodes: {
		chatwoot: {
			newNode: () => new Chatwoot(),
			credentialType: new ChatwootApi(),
			credentials: (url, { CHATWOOT_ACCOUNT_ID, CHATWOOT_ACCESS_TOKEN }) => ({
				chatwootApi: {
					baseUrl: url,
					accountId: Number(CHATWOOT_ACCOUNT_ID),
					accessToken: CHATWOOT_ACCESS_TOKEN ?? '',
				},
			}),
		},
		chatwootClient: {
			newNode: () => new ChatwootClient(),
			credentialType: new ChatwootClientApi(),
			credentials: (url, { CHATWOOT_INBOX_IDENTIFIER, CHATWOOT_HMAC_TOKEN }) => ({
				chatwootClientApi: {
					baseUrl: url,
					inboxIdentifier: CHATWOOT_INBOX_IDENTIFIER ?? '',
					hmacToken: CHATWOOT_HMAC_TOKEN ?? '',
				},
			}),
		},
	},
	given: {
		inboxId: 'CHATWOOT_INBOX_ID',
		agentId: 'CHATWOOT_AGENT_ID',
		label: 'CHATWOOT_LABEL',
		customAttribute: 'CHATWOOT_CUSTOM_ATTRIBUTE',
		inboxIdentifier: 'CHATWOOT_INBOX_IDENTIFIER',
	},
	cases: [...chatwootCases, ...chatwootClientCases],
};
