import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';
import { actionSubtitle, customOperationsOf, describeResources, pickerMethods } from '../shared';
import { sinchConversation } from './service';

/** Messages people on all channels of the Sinch Conversation API. */
export class SinchConversation implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sinch Conversation',
		name: 'sinchConversation',
		icon: { light: 'file:sinch.svg', dark: 'file:sinch.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: actionSubtitle(sinchConversation),
		description: 'Send SMS, WhatsApp, RCS and other messages, or start a workflow when a person writes',
		defaults: { name: 'Sinch Conversation' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sinchConversationApi', required: true }],
		// The base URL of the credential replaces it. n8n treats a node as declarative only when it has a base URL here.
		requestDefaults: { baseURL: 'https://us.conversation.api.sinch.com' },
		properties: describeResources(sinchConversation),
	};

	methods = pickerMethods(sinchConversation);

	customOperations = customOperationsOf(sinchConversation);
}
