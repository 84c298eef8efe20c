import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { eventsSubtitle, pickerMethods } from '../shared';
import { poll } from '../shared/trigger';
import { pollingFields } from './polling/fields';
import { sinchPoller } from './polling/poller';
import { sinchConversation } from './service';

/** Starts a workflow with the messages that are new at Sinch since the last poll. Needs no webhook. */
export class SinchConversationPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sinch Conversation Polling Trigger',
		name: 'sinchConversationPollingTrigger',
		icon: { light: 'file:sinch.svg', dark: 'file:sinch.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle(pollingFields, 'triggers'),
		description: 'Starts the workflow when a person has written, by asking Sinch from time to time',
		defaults: { name: 'Sinch Conversation Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sinchConversationApi', required: true }],
		properties: pollingFields,
	};

	methods = pickerMethods(sinchConversation, pollingFields);

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, sinchPoller);
	}
}
