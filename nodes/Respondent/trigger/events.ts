import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { InvalidInput } from '../../shared';
import { choicesIn, wrongChoice } from '../../shared/trigger';

/** Stands for all events that are not in the menu. */
const OTHER = 'other';

const MESSAGE_RECEIVED = {
	name: 'Message Received',
	value: 'MESSAGES.CREATED',
	description: 'A participant wrote a message',
};

const SCREENER_RESPONSE_CREATED = {
	name: 'Screener Response Created',
	value: 'SCREENER_RESPONSES.CREATED',
	description: 'Somebody applied to a project',
};

function withNote({ name, value, description }: typeof MESSAGE_RECEIVED, note: string): INodePropertyOptions {
	return { name, value, description: [description, note].join('. ') };
}

/** The events that Respondent sends to a webhook. */
export const webhookEvents: INodePropertyOptions[] = [
	{
		name: 'Conversation Created',
		value: 'CONVERSATIONS.CREATED',
		description:
			'A conversation was opened. It may be one that you opened through this API yourself: a workflow which opens a conversation in answer to this event could go round in circles.',
	},
	withNote(MESSAGE_RECEIVED, 'What is sent through the API raises no event.'),
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
	SCREENER_RESPONSE_CREATED,
	{
		name: 'Screener Response Updated',
		value: 'SCREENER_RESPONSES.UPDATED',
		description:
			'A participant was paid, cancelled, rejected, or made visible again. Changes that you make yourself raise no event.',
	},
];

/** The events that polling finds. */
export const polledEvents: INodePropertyOptions[] = [
	withNote(MESSAGE_RECEIVED, 'What your team sends is left out.'),
	withNote(
		SCREENER_RESPONSE_CREATED,
		'Respondent cannot list the new ones alone, so every poll reads the whole list: choose a project, or poll less often.',
	),
];

const FILES_EXPIRE =
	'Files of messages come as addresses that work for a short time only: download them in the next node.';

/** The menu of events of a trigger. `notes` are sentences about how they arrive. */
export function eventsField(options: INodePropertyOptions[], ...notes: string[]): INodeProperties {
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: [MESSAGE_RECEIVED.value],
		description: ['What starts the workflow.', ...notes, FILES_EXPIRE].join(' '),
		options,
	};
}

/** Whether the user chose the event of this name. `chosen` is the value of the menu. */
export function isChosen(name: string, chosen: unknown): boolean {
	const isInMenu = webhookEvents.some(({ value }) => value === name);
	return choicesIn(chosen).includes(isInMenu ? name : OTHER);
}

/** Throws an InvalidInput when nothing is chosen in the menu of events, or something that the menu does not have. */
export function requireEvents(menu: INodeProperties, chosen: unknown): void {
	const wrong = wrongChoice(menu, chosen);
	if (wrong) throw wrong;
	if (choicesIn(chosen).length > 0) return;
	throw new InvalidInput(`"${menu.displayName}" is empty`, 'Choose at least one event.');
}
