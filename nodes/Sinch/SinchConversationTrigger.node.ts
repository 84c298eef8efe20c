import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { receive } from '../shared/trigger/receive';
import { methods } from './pickers';
import { triggerFields } from './trigger/fields';
import { sinchReceiver } from './trigger/receiver';
import { createWebhook, deleteWebhook, hasWebhook } from './trigger/registration';

/** Starts a workflow when a person writes to an app of the Sinch Conversation API, and on its other events. */
export class SinchConversationTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sinch Conversation Trigger',
		name: 'sinchConversationTrigger',
		icon: { light: 'file:sinch.svg', dark: 'file:sinch.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ "On " + $parameter["triggers"].join(", ").toLowerCase().replaceAll("_", " ") }}',
		description:
			'Starts the workflow when a person writes over SMS, WhatsApp, RCS and more, or a message was delivered',
		defaults: { name: 'Sinch Conversation Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sinchConversationApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: triggerFields,
	};

	methods = methods;

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await hasWebhook(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createWebhook(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteWebhook(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, sinchReceiver);
	}
}
