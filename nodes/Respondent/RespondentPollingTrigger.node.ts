import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { eventsSubtitle, pickerMethods } from '../shared';
import { poll } from '../shared/trigger';
import { respondent } from './service';
import { pollingFields } from './trigger/fields';
import { respondentPoller } from './trigger/poll';

/** Starts a workflow with the records that are new in Respondent since the last poll. Needs no webhook. */
export class RespondentPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Respondent Polling Trigger',
		name: 'respondentPollingTrigger',
		icon: { light: 'file:respondent.svg', dark: 'file:respondent.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle(pollingFields, 'events'),
		description: 'Starts the workflow when a participant has answered, by asking Respondent from time to time',
		defaults: { name: 'Respondent Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'respondentApi', required: true }],
		properties: pollingFields,
	};

	methods = pickerMethods(respondent, pollingFields);

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, respondentPoller);
	}
}
