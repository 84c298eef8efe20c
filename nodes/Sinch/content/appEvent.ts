import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { textField, toText, when, type Values } from '../../shared';
import { omitEmpty } from '../body';
import { jsonField } from '../fieldTypes';
import { toRecord } from '../fieldValues';
import { toJsonObject } from '../json';
import { agentTypeField } from './fields';

/** All fields that make an app event: its type and its content. */
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
			textField('Comment Text', 'commentText', 'What to answer', {
				placeholder: 'e.g. Thank you! We have sent you a message.',
				required: true,
			}),
		],
	),
	...when(
		'eventType',
		['agent_joined_event', 'agent_left_event'],
		[
			textField('Agent Name', 'agentName', 'Who joins or leaves', { placeholder: 'e.g. Noor', required: true }),
			agentTypeField('HUMAN', 'What kind of agent that is'),
		],
	),
	...when(
		'eventType',
		['generic_event'],
		[jsonField('Payload (JSON)', 'payload', 'The data of the event, e.g. { "step": "paid" }', { required: true })],
	),
];

/** The conversions of the fields of an event. */
export const eventConversions = { payload: toJsonObject };

/** The app event of a row, as the API takes it. Most events are an empty object under the name of their type. */
export function appEventOf({ eventType, commentText, agentName, agentType, payload }: Values): IDataObject {
	switch (eventType) {
		case 'comment_reply_event':
			return { comment_reply_event: omitEmpty({ text: commentText }) };
		case 'agent_joined_event':
		case 'agent_left_event':
			return { [eventType]: { agent: omitEmpty({ display_name: agentName, type: agentType }) } };
		case 'generic_event':
			return { generic_event: { payload: toRecord(payload) } };
		default:
			return { [toText(eventType)]: {} };
	}
}
