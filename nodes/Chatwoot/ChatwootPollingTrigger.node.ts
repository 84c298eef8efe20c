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
import { chatwootPoller } from './polling/poller';
import { chatwoot } from './service';

/** Starts a workflow with what is new in Chatwoot since the last poll. Needs no webhook. */
export class ChatwootPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chatwoot Polling Trigger',
		name: 'chatwootPollingTrigger',
		icon: { light: 'file:chatwoot.svg', dark: 'file:chatwoot.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle(pollingFields, 'events'),
		description: 'Starts the workflow when a contact has written, by asking Chatwoot from time to time',
		defaults: { name: 'Chatwoot Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'chatwootApi', required: true }],
		properties: pollingFields,
	};

	methods = pickerMethods(chatwoot, pollingFields);

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, chatwootPoller);
	}
}
