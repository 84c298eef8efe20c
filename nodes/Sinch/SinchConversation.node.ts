import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';
import { actionSubtitle, describeResources } from '../shared/n8n/describe';
import { customOperationsOf } from '../shared/n8n/customOperations';
import { methods } from './pickers';
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
		description: 'Message people over SMS, WhatsApp, RCS and more; manage contacts and conversations',
		defaults: { name: 'Sinch Conversation' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sinchConversationApi', required: true }],
		// The credential's own base URL takes its place; n8n takes a node with one for declarative.
		requestDefaults: { baseURL: 'https://us.conversation.api.sinch.com' },
		properties: describeResources(sinchConversation),
	};

	methods = methods;

	customOperations = customOperationsOf(sinchConversation);
}
