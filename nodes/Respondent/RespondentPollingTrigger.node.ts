import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { searchProjects } from './pickers';
import { projectOnly } from './trigger/fields';
import { poll, respondentPoller } from './trigger/poll';

/** Starts a workflow with what is new in Respondent, by asking from time to time: needs no webhook. */
export class RespondentPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Respondent Polling Trigger',
		name: 'respondentPollingTrigger',
		icon: { light: 'file:respondent.svg', dark: 'file:respondent.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ "On " + $parameter["events"].join(", ").replace(/[._]/g, " ").toLowerCase() }}',
		description: 'Starts the workflow when a participant has answered, by asking Respondent from time to time',
		defaults: { name: 'Respondent Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'respondentApi', required: true }],
		properties: [
			{
				displayName:
					'The first time, only what comes from then on starts the workflow. All that is new since the last look comes as items of one execution.',
				name: 'fromNowOn',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				default: ['MESSAGES.CREATED'],
				description:
					'What starts the workflow. Files of messages come as addresses that work for a short time only: download them in the next node.',
				options: [
					{
						name: 'Message Received',
						value: 'MESSAGES.CREATED',
						description: 'A participant wrote a message. What your team sends is left out.',
					},
					{
						name: 'Screener Response Created',
						value: 'SCREENER_RESPONSES.CREATED',
						description:
							'Somebody applied to a project. Respondent cannot list the new ones alone, so every look reads the whole list: choose a project, or poll less often.',
					},
				],
			},
			projectOnly,
		],
	};

	methods = { listSearch: { searchProjects } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, respondentPoller);
	}
}
