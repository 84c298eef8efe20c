import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../shared/base/failure';
import { when } from '../../shared/fields/when';
import { filled, group, jsonObject, without } from '../body';
import { card, carousel, choice } from './cards';
import { choices } from './choices';
import { contactInfo } from './contactInfo';
import type { Kind } from './messageType';
import { list } from './list';
import { line, location, media, text } from './simple';
import { template } from './template';
import { toText, type Values } from '../../shared/base/record';

const json: Kind = {
	option: { name: 'JSON', value: 'json', description: 'The message as the Sinch API documents it' },
	fields: [
		{
			displayName: 'Message (JSON)',
			name: 'messageJson',
			type: 'json',
			required: true,
			default: '{\n  "text_message": { "text": "Hello" }\n}',
			description: 'An app message, e.g. { "text_message": { "text": "Hello" } }',
		},
	],
	build: ({ messageJson }) => group(messageJson),
};

const kinds = [card, carousel, choice, contactInfo, json, list, location, media, template, text];

const override = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: '{}',
	description,
});

const messageFields: INodeProperties = {
	displayName: 'Message Fields',
	name: 'messageFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		line('Agent Name', 'agentName', 'Who writes, on channels that show it', { placeholder: 'e.g. Noor' }),
		line('Agent Picture URL', 'agentPicture', 'Public address of a picture of who writes', {
			placeholder: 'e.g. https://example.com/noor.jpg',
		}),
		{
			displayName: 'Agent Type',
			name: 'agentType',
			type: 'options',
			default: 'BOT',
			description: 'Whether a bot or a person writes, on channels that show it',
			options: [
				{ name: 'Bot', value: 'BOT' },
				{ name: 'Human', value: 'HUMAN' },
			],
		},
		override(
			'Channel Override (JSON)',
			'omniOverride',
			'Another content for some channels, by channel, e.g. { "SMS": { "text_message": { "text": "Hello" } } }',
		),
		override(
			'Channel-Native Message (JSON)',
			'nativeOverride',
			"A message in a channel's own format, by channel; each value is text that holds JSON",
		),
		override(
			'Channel-Specific Message (JSON)',
			'specificMessage',
			'Flows, orders and the like, by channel, as the Sinch API documents channel_specific_message',
		),
		line('Reply to Message ID', 'replyTo', 'Inbound message that this answers; WhatsApp only, at most 96 hours old', {
			placeholder: 'e.g. 01HMSG00000000000000000000',
		}),
	],
};

/** All fields that make the content of a message. */
export const contentFields: INodeProperties[] = [
	{
		displayName: 'Message Type',
		name: 'messageType',
		type: 'options',
		default: 'text',
		description: 'What to send. Not every channel shows every type; where one does not, Sinch sends it as text.',
		options: kinds.map(({ option }) => option),
	},
	...kinds.flatMap(({ option, fields }) => when('messageType', [option.value], fields)),
	...when(
		'messageType',
		[card, carousel, choice].map(({ option }) => option.value),
		[choices],
	),
	messageFields,
];

/** Conversions of the fields that hold JSON. */
export const contentConversions = {
	messageJson: jsonObject,
	'messageFields.omniOverride': jsonObject,
	'messageFields.nativeOverride': jsonObject,
	'messageFields.specificMessage': jsonObject,
};

/** The message that a row makes, as the API takes it. Throws a Refusal when the values do not make one. */
export function messageOf(values: Values): IDataObject {
	const kind = kinds.find(({ option }) => option.value === values.messageType);
	const { agentName, agentType, agentPicture, replyTo, omniOverride, nativeOverride, specificMessage } = group(
		values.messageFields,
	);
	const body = kind?.build(values) ?? {};
	if (Object.keys(body).length === 0) throw new InvalidInput('The message is empty', 'Fill in what is to be sent.');
	return {
		...body,
		...filled({
			agent: filled({ display_name: agentName, type: agentType, picture_url: agentPicture }),
			reply_to: filled({ message_id: replyTo }),
			explicit_channel_omni_message: omniOverride,
			explicit_channel_message: nativeOverride,
			channel_specific_message: specificMessage,
		}),
	};
}

const FROM_PEOPLE = new Set(['json', 'location', 'media', 'text']);

/** A message that a person wrote, as the API takes it. Throws a Refusal for what only apps can write. */
export function contactMessageOf(values: Values): IDataObject {
	if (!FROM_PEOPLE.has(toText(values.messageType))) {
		throw new InvalidInput(
			`"Message Type" ${toText(values.messageType)} cannot come from a contact`,
			'Choose Text, Media, Location or JSON.',
		);
	}
	return without(messageOf(values), 'agent');
}
