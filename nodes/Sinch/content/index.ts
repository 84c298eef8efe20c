import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	holdsAddressOrId,
	InvalidInput,
	isEmpty,
	omit,
	optionsOf,
	textField,
	toText,
	when,
	whenMain,
	type Values,
} from '../../shared';
import { omitEmpty } from '../body';
import { jsonField } from '../fieldTypes';
import { toRecord } from '../fieldValues';
import { toId } from '../ids';
import { toJsonObject } from '../json';
import { toWebAddress } from '../webAddress';
import { card, carousel, choice } from './cards';
import { choices, choicesOfQuestion } from './choices';
import { contactInfo, toPhoneNumbers } from './contactInfo';
import { agentTypeField } from './fields';
import { list } from './list';
import type { MessageType } from './messageType';
import { location, media, text } from './simple';
import { template } from './template';
import { toWhatsAppLanguage } from './templateParameters';

const json: MessageType = {
	option: { name: 'JSON', value: 'json', description: 'The message as the Sinch API documents it' },
	fields: [
		jsonField('Message (JSON)', 'messageJson', 'An app message, e.g. { "text_message": { "text": "Hello" } }', {
			required: true,
			default: '{\n  "text_message": { "text": "Hello" }\n}',
		}),
	],
	build: ({ messageJson }) => toRecord(messageJson),
};

const messageTypes = [card, carousel, choice, contactInfo, json, list, location, media, template, text];

const everyMessage: INodeProperties[] = [
	textField('Agent Name', 'agentName', 'Who writes, on channels that show it', { placeholder: 'e.g. Noor' }),
	textField('Agent Picture URL', 'agentPicture', 'Public address of a picture of who writes', {
		...holdsAddressOrId,
		placeholder: 'e.g. https://example.com/noor.jpg',
	}),
	agentTypeField('BOT', 'Whether a bot or a person writes, on channels that show it'),
	jsonField(
		'Channel Override (JSON)',
		'omniOverride',
		'Another content for some channels, by channel, e.g. { "SMS": { "text_message": { "text": "Hello" } } }',
	),
	jsonField(
		'Channel-Native Message (JSON)',
		'nativeOverride',
		"A message in a channel's own format, by channel; each value is text that holds JSON",
	),
	jsonField(
		'Channel-Specific Message (JSON)',
		'specificMessage',
		'Flows, orders and the like, by channel, as the Sinch API documents channel_specific_message',
	),
	textField(
		'Reply to Message ID',
		'replyTo',
		'Inbound message that this answers; WhatsApp only, at most 96 hours old',
		{ ...holdsAddressOrId, placeholder: 'e.g. 01HMSG00000000000000000000' },
	),
];

const header = textField('WhatsApp Header', 'header', 'Headline on WhatsApp, where it shows no other title', {
	placeholder: 'e.g. Table for two',
});

/** The menu of the types of messages. */
export const messageType: INodeProperties = {
	displayName: 'Message Type',
	name: 'messageType',
	type: 'options',
	default: 'text',
	description: 'What to send. Not every channel shows every type; where one does not, Sinch sends it as text.',
	options: messageTypes.map(({ option }) => option),
};

/** The fields of each type of message. */
export const typeFields: INodeProperties[] = [
	...messageTypes.flatMap(({ option, fields }) => when('messageType', [option.value], fields)),
	...when(
		'messageType',
		[card, carousel].map(({ option }) => option.value),
		[choices],
	),
	...when('messageType', [choice.option.value], [choicesOfQuestion]),
];

/** All fields that make the content of a message. */
export const contentFields: INodeProperties[] = [messageType, ...typeFields];

/** What the content of a message rarely needs: entries of Options. */
export const contentOptions: INodeProperties[] = [
	...everyMessage,
	...messageTypes.flatMap(({ option, options = [] }) => whenMain('messageType', [option.value], options)),
	...whenMain('messageType', [card.option.value, list.option.value], [header]),
];

/** The conversions of the fields. Sinch checks addresses, IDs and numbers after it has accepted a message. */
export const contentConversions = {
	messageJson: toJsonObject,
	mediaUrl: toWebAddress,
	'options.thumbnailUrl': toWebAddress,
	cardMediaUrl: toWebAddress,
	'cards.card.mediaUrl': toWebAddress,
	'listItems.item.mediaUrl': toWebAddress,
	'options.listMediaUrl': toWebAddress,
	catalogId: toId,
	'products.item.id': toId,
	'products.item.marketplace': toId,
	phoneNumbers: toPhoneNumbers,
	whatsAppTemplate: toId,
	templateLanguage: toWhatsAppLanguage,
	omniTemplate: toId,
	templateVersion: toId,
	omniLanguage: toId,
	templateId: toId,
	languageCode: toId,
	'options.agentPicture': toWebAddress,
	'options.replyTo': toId,
	'options.omniOverride': toJsonObject,
	'options.nativeOverride': toJsonObject,
	'options.specificMessage': toJsonObject,
};

/** The app message of a row, as the API takes it. Throws an InvalidInput when the values do not make one. */
export function messageOf(values: Values): IDataObject {
	const chosen = messageTypes.find(({ option }) => option.value === values.messageType);
	const { agentName, agentType, agentPicture, replyTo, omniOverride, nativeOverride, specificMessage } =
		optionsOf(values);
	const content = chosen?.build(values) ?? {};
	if (isEmpty(content)) throw new InvalidInput('The message is empty', 'Fill in what is to be sent.');
	return {
		...content,
		...omitEmpty({
			agent: omitEmpty({ display_name: agentName, type: agentType, picture_url: agentPicture }),
			reply_to: omitEmpty({ message_id: replyTo }),
			explicit_channel_omni_message: omniOverride,
			explicit_channel_message: nativeOverride,
			channel_specific_message: specificMessage,
		}),
	};
}

/** The message types that a person can write. */
const CONTACT_MESSAGE_TYPES = new Set(['json', 'location', 'media', 'text']);

/** The contact message of a row, as the API takes it. Throws an InvalidInput for types that only apps can send. */
export function contactMessageOf(values: Values): IDataObject {
	const chosen = toText(values.messageType);
	if (!CONTACT_MESSAGE_TYPES.has(chosen)) {
		throw new InvalidInput(
			`"Message Type" ${chosen} cannot come from a contact`,
			'Choose Text, Media, Location or JSON.',
		);
	}
	return omit(messageOf(values), 'agent');
}
