import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';
import { actionSubtitle, customOperationsOf, describeResources } from '../shared';
import { chatwootClient } from './service';

/** Speaks for a contact in an inbox of the API type, through Chatwoot's public API. */
export class ChatwootClient implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chatwoot Client',
		name: 'chatwootClient',
		icon: { light: 'file:chatwootClient.svg', dark: 'file:chatwootClient.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: actionSubtitle(chatwootClient),
		description: 'Create contacts and conversations, and send messages as the contact, in inboxes of the API type',
		defaults: { name: 'Chatwoot Client' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'chatwootClientApi', required: true }],
		// n8n treats a node with `requestDefaults` as declarative. The credential replaces this base URL.
		requestDefaults: { baseURL: 'https://app.chatwoot.com' },
		properties: describeResources(chatwootClient),
	};

	customOperations = customOperationsOf(chatwootClient);
}
