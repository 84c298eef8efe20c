import type { INodePropertyOptions } from 'n8n-workflow';
import { InvalidInput } from '../../shared';
import type { Choices } from './choices';
import { events } from './events';

const SHARED = [
	'conversation_status_changed',
	'conversation_updated',
	'message_created',
	'message_updated',
	'webwidget_triggered',
];

/**
 * The events that an agent bot is told of, by the API's names. A bot is not told of new conversations, of contacts, of inboxes and
 * of typing.
 *
 * Chatwoot v4.15.1 app/listeners/agent_bot_listener.rb; seen on Chatwoot 4.15.1 and 4.8.0
 */
export const botEvents: INodePropertyOptions[] = [
	{
		name: 'Conversation Opened',
		value: 'conversation_opened',
		description: 'A conversation was opened: it was handed over to a person, or somebody opened it again',
	},
	{ name: 'Conversation Resolved', value: 'conversation_resolved', description: 'A conversation was resolved' },
	...events.filter(({ value }) => SHARED.includes(String(value))),
];

/** Throws an InvalidInput when the user has chosen an event that a bot never gets: the workflow would never start. */
export function requireBotEvents({ events: chosen }: Choices): void {
	const known = events.filter(({ value }) => chosen.includes(String(value)));
	const missing = known.filter(({ value }) => !SHARED.includes(String(value))).map(({ name }) => name);
	if (missing.length === 0) return;
	throw new InvalidInput(
		`Chatwoot does not tell agent bots of these events: ${missing.join(', ')}`,
		'Remove them from "Events", or choose the mode Account Webhook.',
	);
}
