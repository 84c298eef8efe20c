import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { eventsSubtitle, pickerMethods } from '../shared';
import { receive, webhookMethodsOf } from '../shared/trigger';
import { chatwoot } from './service';
import { fields } from './trigger/fields';
import { chatwootReceiver } from './trigger/receiver';
import { isRegistered, register, unregister } from './trigger/registration';

/** Starts a workflow when something happens in Chatwoot: as a rule, when somebody writes. */
export class ChatwootTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chatwoot Trigger',
		name: 'chatwootTrigger',
		icon: { light: 'file:chatwoot.svg', dark: 'file:chatwoot.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle(fields, 'events', 'Automation Rule or Macro'),
		description: 'Send messages and manage conversations in Chatwoot, or start a workflow when a contact writes',
		defaults: { name: 'Chatwoot Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'chatwootApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: fields,
	};

	methods = pickerMethods(chatwoot, fields);

	webhookMethods = webhookMethodsOf({ checkExists: isRegistered, create: register, remove: unregister });

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, chatwootReceiver);
	}
}
