import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { holdsAddressOrId, inBody, picker, textField, toText, when, type Values } from '../../../shared';
import { omitEmpty } from '../../body';
import { APP_SCOPED_CHANNELS, channelField } from '../../channels';
import { contentConversions, contentOptions } from '../../content';
import { dateField } from '../../fieldTypes';
import { toTextUpTo } from '../../json';
import { toIdentity } from '../../phone';
import { apps } from '../../pickers';

/** The time of a message or an event that is recorded afterwards. */
export const acceptTime = dateField('Time', 'acceptTime', 'When it happened: in the past, at most 30 days ago', {
	required: true,
	...inBody('accept_time'),
});

export const direction: INodeProperties = {
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	default: 'TO_CONTACT',
	description: 'Who wrote the message',
	options: [
		{ name: 'From the App', value: 'TO_CONTACT' },
		{ name: 'From the Contact', value: 'TO_APP', description: 'Text, media, location or JSON' },
	],
	...inBody('direction'),
};

export const channel = channelField('Channel', 'channel', 'Channel over which the message went');

export const identity = textField(
	'Phone Number or ID',
	'identity',
	'Who the contact is on this channel, e.g. its phone number',
	{
		required: true,
		placeholder: 'e.g. +46701234567',
	},
);

/** The app that the identity belongs to, on channels whose identities belong to one app. */
export const identityApp: INodeProperties[] = when('channel', APP_SCOPED_CHANNELS, [
	picker({
		displayName: 'App of the Identity',
		name: 'identityAppId',
		required: true,
		description: 'The app of the conversation. On this channel a person has another identity for each app.',
		list: apps,
		example: '01HAPP0000000000000000000A',
	}),
]);

/** The Options of a message that is recorded afterwards. */
export const injectOptions: INodeProperties[] = [
	...contentOptions,
	textField('Message Metadata', 'messageMetadata', 'Text to keep with the message; at most 1,024 characters', {
		placeholder: 'e.g. imported from the old inbox',
		...inBody('metadata'),
	}),
	textField('Sender ID', 'senderId', 'Number or name of the app that the message was sent from or to', {
		...holdsAddressOrId,
		placeholder: 'e.g. MyShop',
		...inBody('sender_id'),
	}),
];

export const injectConversions = { ...contentConversions, 'options.messageMetadata': toTextUpTo(1024) };

/** The contact's identity on the channel of the message. Throws an InvalidInput for a wrong phone number. */
export function channelIdentityOf({ channel: name, identity: typed, identityAppId }: Values): IDataObject {
	return { channel: toText(name), identity: toIdentity(toText(name), typed), ...omitEmpty({ app_id: identityAppId }) };
}
