import type { INodePropertyOptions } from 'n8n-workflow';

/** Stands for all kinds that are not in the list. */
export const OTHER = 'other';

/** The kinds of events that Respondent sends, for the user to choose from. */
export const eventKinds: INodePropertyOptions[] = [
	{
		name: 'Conversation Created',
		value: 'CONVERSATIONS.CREATED',
		description:
			'A conversation was opened. It may be one that you opened through this API yourself: a workflow which opens a conversation in answer to this event could go round in circles.',
	},
	{
		name: 'Message Received',
		value: 'MESSAGES.CREATED',
		description: 'A participant wrote a message. What is sent through the API raises no event.',
	},
	{
		name: 'Other',
		value: OTHER,
		description: 'Any kind of event that is not in this list, e.g. one that Respondent adds later',
	},
	{
		name: 'Project Updated',
		value: 'PROJECTS.UPDATED',
		description: 'The recruiting status of a project changed',
	},
	{
		name: 'Screener Response Created',
		value: 'SCREENER_RESPONSES.CREATED',
		description: 'Somebody applied to a project',
	},
	{
		name: 'Screener Response Updated',
		value: 'SCREENER_RESPONSES.UPDATED',
		description:
			'A participant was paid, cancelled, rejected, or made visible again. Changes that you make yourself raise no event.',
	},
];

/** Whether an event of this name is among the chosen kinds. */
export function isChosen(name: string, chosen: unknown): boolean {
	if (!Array.isArray(chosen)) return false;
	const isKnown = eventKinds.some(({ value }) => value === name);
	return chosen.includes(isKnown ? name : OTHER);
}
