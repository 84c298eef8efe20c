import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { when } from '../../shared/fields/when';
import { line } from './simple';
import { filled, group, jsonObject } from '../body';
import { toText, type Values } from '../../shared/base/record';

/** What kind of event, and what it says. */
export const eventFields: INodeProperties[] = [
	{
		displayName: 'Event Type',
		name: 'eventType',
		type: 'options',
		default: 'composing_event',
		description: 'What has happened, or is to be shown. Channels leave out what they do not know.',
		options: [
			{ name: 'Agent Joined', value: 'agent_joined_event' },
			{ name: 'Agent Left', value: 'agent_left_event' },
			{
				name: 'Comment Reply',
				value: 'comment_reply_event',
				description: 'Answers a public comment, e.g. on Instagram',
			},
			{ name: 'Composing', value: 'composing_event', description: 'Shows that somebody is typing' },
			{ name: 'Composing Ended', value: 'composing_end_event' },
			{ name: 'Generic', value: 'generic_event', description: 'Data of your own' },
			{ name: 'Message Read', value: 'read_message_event', description: 'WhatsApp and RCS only' },
		],
	},
	...when(
		'eventType',
		['comment_reply_event'],
		[
			line('Comment Text', 'commentText', 'What to answer', {
				placeholder: 'e.g. Thank you! We have sent you a message.',
				required: true,
			}),
		],
	),
	...when(
		'eventType',
		['agent_joined_event', 'agent_left_event'],
		[
			line('Agent Name', 'agentName', 'Who joins or leaves', { placeholder: 'e.g. Noor', required: true }),
			{
				displayName: 'Agent Type',
				name: 'agentType',
				type: 'options',
				default: 'HUMAN',
				description: 'What kind of agent that is',
				options: [
					{ name: 'Bot', value: 'BOT' },
					{ name: 'Human', value: 'HUMAN' },
				],
			},
		],
	),
	...when(
		'eventType',
		['generic_event'],
		[
			{
				displayName: 'Payload (JSON)',
				name: 'payload',
				type: 'json',
				default: '{}',
				required: true,
				description: 'The data of the event, e.g. { "step": "paid" }',
			},
		],
	),
];

export const eventConversions = { payload: jsonObject };

/** The event that a row makes, as the API takes it. */
export function eventOf({ eventType, commentText, agentName, agentType, payload }: Values): IDataObject {
	switch (eventType) {
		case 'comment_reply_event':
			return { comment_reply_event: filled({ text: commentText }) };
		case 'agent_joined_event':
		case 'agent_left_event':
			return { [eventType]: { agent: filled({ display_name: agentName, type: agentType }) } };
		case 'generic_event':
			return { generic_event: { payload: group(payload) } };
		default:
			return { [toText(eventType)]: {} };
	}
}
