import type { INodeProperties } from 'n8n-workflow';
import { createFieldsOf, inBody, toText, type Values, holdsAddressOrId } from '../../../shared';
import { channelField } from '../../channels';
import { contentConversions } from '../../content';
import { dateField, textField } from '../../fieldTypes';
import { toTextUpTo } from '../../json';
import { toIdentity } from '../../phone';

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

export const identity = textField('Identity', 'identity', 'Who the contact is on this channel, e.g. its phone number', {
	required: true,
	placeholder: 'e.g. +46701234567',
});

export const injectFields = createFieldsOf(
	[
		textField('Metadata', 'metadata', 'Text to keep with the message; at most 1,024 characters', {
			placeholder: 'e.g. imported from the old inbox',
			...inBody('metadata'),
		}),
		textField('Sender ID', 'senderId', 'Number or name of the app that the message was sent from or to', {
			...holdsAddressOrId,
			placeholder: 'e.g. MyShop',
			...inBody('sender_id'),
		}),
	],
	'injectFields',
);

export const injectConversions = { ...contentConversions, 'injectFields.metadata': toTextUpTo(1024) };

/** The contact's identity on the channel of the message. Throws an InvalidInput for a wrong phone number. */
export function channelIdentityOf({ channel: name, identity: typed }: Values) {
	return { channel: name, identity: toIdentity(toText(name), typed) };
}
