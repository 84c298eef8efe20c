import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';
import { actionSubtitle, customOperationsOf, describeResources, pickerMethods } from '../shared';
import { chatwoot } from './service';

/** Works with contacts, conversations and messages through Chatwoot's Application API. */
export class Chatwoot implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chatwoot',
		name: 'chatwoot',
		icon: { light: 'file:chatwoot.svg', dark: 'file:chatwoot.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: actionSubtitle(chatwoot),
		description: 'Send messages and manage conversations in Chatwoot, or start a workflow when a contact writes',
		defaults: { name: 'Chatwoot' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'chatwootApi', required: true }],
		// n8n treats a node with `requestDefaults` as declarative. The credential replaces this base URL.
		requestDefaults: { baseURL: 'https://app.chatwoot.com' },
		properties: describeResources(chatwoot),
	};

	methods = pickerMethods(chatwoot);

	customOperations = customOperationsOf(chatwoot);
}
