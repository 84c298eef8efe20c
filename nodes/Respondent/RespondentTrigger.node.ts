import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { receive } from '../shared/trigger/receive';
import { searchProjects } from './pickers';
import { fields } from './trigger/fields';
import { respondentReceiver } from './trigger/receiver';
import { isRegistered, register, unregister } from './trigger/registration';

/** Starts a workflow with the events that Respondent sends to the webhook of the team. */
export class RespondentTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Respondent Trigger',
		name: 'respondentTrigger',
		icon: { light: 'file:respondent.svg', dark: 'file:respondent.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ "On " + $parameter["events"].join(", ").replace(/[._]/g, " ").toLowerCase() }}',
		description: 'Starts the workflow when a participant answers, or something else happens in Respondent',
		defaults: { name: 'Respondent Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'respondentApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: fields,
	};

	methods = { listSearch: { searchProjects } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		return await receive(this, respondentReceiver);
	}
}
