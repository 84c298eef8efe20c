import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type IWebhookFunctions } from 'n8n-workflow';
import { eventsSubtitle, pickerMethods } from '../shared';
import { receive, webhookMethodsOf } from '../shared/trigger';
import { respondent } from './service';
import { webhookFields } from './trigger/fields';
import { respondentReceiver } from './trigger/receiver';
import { registration } from './trigger/registration';

/** Starts a workflow with the events that Respondent sends to the webhook of the team. */
export class RespondentTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Respondent Trigger',
		name: 'respondentTrigger',
		icon: { light: 'file:respondent.svg', dark: 'file:respondent.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle(webhookFields, 'events'),
		description: 'Send messages to research participants, or start a workflow when one of them answers',
		defaults: { name: 'Respondent Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'respondentApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: webhookFields,
	};

	methods = pickerMethods(respondent, webhookFields);

	webhookMethods = webhookMethodsOf(registration);

	async webhook(this: IWebhookFunctions) {
		return await receive(this, respondentReceiver);
	}
}
