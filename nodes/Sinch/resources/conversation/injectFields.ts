import type { INodeProperties } from 'n8n-workflow';
import { channels } from '../../channels';
import { line } from '../../content/simple';

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
	routing: { send: { type: 'body', property: 'direction' } },
};

export const channel: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	default: 'SMS',
	description: 'Channel over which the message went',
	options: channels,
};

export const identity = line('Identity', 'identity', 'Who the contact is on this channel, e.g. its phone number', {
	required: true,
	placeholder: 'e.g. +46701234567',
});

export const injectFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'injectFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		line('Metadata', 'metadata', 'Text to keep with the message; at most 1,024 characters', {
			placeholder: 'e.g. imported from the old inbox',
			routing: { send: { type: 'body', property: 'metadata' } },
		}),
		line('Sender ID', 'senderId', 'Number or name of the app that the message was sent from or to', {
			placeholder: 'e.g. MyShop',
			routing: { send: { type: 'body', property: 'sender_id' } },
		}),
	],
};
