import type { INodeProperties } from 'n8n-workflow';
import { latestOutput, textField, when } from '../../../shared';
import { getLatestMessage } from '../../latestMessage';
import { messageOutput } from '../../outputs';
import { toIdentityOfAnyChannel } from '../../phone';
import { toContactId } from '../../recipientConversions';
import { defineOperation, routes } from '../../routes';
import { appId, contactId } from '../fields';

const latestBy: INodeProperties = {
	displayName: 'Person',
	name: 'latestBy',
	type: 'options',
	default: 'identity',
	description: 'How to name the person. Apps in DISPATCH mode know no stored contacts.',
	options: [
		{
			name: 'Phone Number or Channel ID',
			value: 'identity',
			description: 'For SMS, WhatsApp and other channels',
		},
		{ name: 'Stored Contact', value: 'contact', description: 'On all channels of a contact that Sinch has stored' },
	],
};

const latestIdentity = textField(
	'Phone Number or ID',
	'latestIdentity',
	'A phone number, or the ID that the channel gave to the person',
	{ required: true, placeholder: 'e.g. +46701234567', hint: 'A phone number needs + and its country code' },
);

export const getLatest = defineOperation({
	option: {
		name: 'Get Latest',
		value: 'getLatest',
		action: 'Get the latest message',
		description:
			'Get the latest message to or from a person, how many days ago it was, and when the person wrote last: for reminders. Only reads.',
	},
	route: routes.fetchLastMessages,
	alsoCalls: [routes.getApp],
	fields: [
		appId,
		latestBy,
		...when('latestBy', ['identity'], [latestIdentity]),
		...when('latestBy', ['contact'], [{ ...contactId, name: 'latestContactId' }]),
	],
	convert: {
		latestIdentity: toIdentityOfAnyChannel,
		latestContactId: (id) => toContactId(id, 'Choose Phone Number or Channel ID for Person.'),
	},
	run: getLatestMessage,
	output: latestOutput(messageOutput),
});
