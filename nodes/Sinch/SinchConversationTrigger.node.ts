import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { eventsSubtitle, pickerMethods } from '../shared';
import { receive, webhookMethodsOf } from '../shared/trigger';
import { sinchConversation } from './service';
import { triggerFields } from './trigger/fields';
import { sinchReceiver } from './trigger/receiver';
import { createWebhook, hasWebhook, removeWebhook } from './trigger/registration';

/** Starts a workflow when a person writes to an app of the Sinch Conversation API, and on its other events. */
export class SinchConversationTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sinch Conversation Trigger',
		name: 'sinchConversationTrigger',
		icon: { light: 'file:sinch.svg', dark: 'file:sinch.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle(triggerFields, 'triggers'),
		description: 'Send SMS, WhatsApp, RCS and other messages, or start a workflow when a person writes',
		defaults: { name: 'Sinch Conversation Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sinchConversationApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: triggerFields,
	};

	methods = pickerMethods(sinchConversation, triggerFields);

	webhookMethods = webhookMethodsOf({ checkExists: hasWebhook, create: createWebhook, remove: removeWebhook });

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, sinchReceiver);
	}
}
