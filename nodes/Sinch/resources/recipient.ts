import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../shared/base/failure';
import { when } from '../../shared/fields/when';
import { channels } from '../channels';
import { contactId } from './fields';
import { toIdentity } from '../phone';
import { entries, filled } from '../body';
import { toText, type Values } from '../../shared/base/record';

const identityFields: INodeProperties[] = [
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		default: 'SMS',
		description: 'Where the person is known by the identity below. The app must be set up for this channel.',
		options: channels,
	},
	{
		displayName: 'Identity',
		name: 'identity',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. +46701234567',
		description:
			'Who that is on the channel: a phone number with + and country code for SMS, WhatsApp, RCS, MMS and Viber, otherwise the ID that the channel gave to the person. Spaces and dashes do no harm; 00 counts as +.',
	},
];

const appField: INodeProperties = {
	displayName: 'App ID',
	name: 'appId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 01HAPP0000000000000000000A',
	description: 'Only for Instagram, LINE, Messenger and WeChat, whose identities belong to one app',
};

/** One or more channel identities, in order of priority. */
export function identityGroup(name: string, description: string, withApp = false): INodeProperties {
	return {
		displayName: 'Channel Identities',
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add channel identity',
		default: { identity: [{ channel: 'SMS', identity: '' }] },
		description,
		options: [
			{
				displayName: 'Channel Identity',
				name: 'identity',
				values: withApp ? [...identityFields, appField] : identityFields,
			},
		],
	};
}

/** Whom a request is for. `identities` is what the field for channel identities is called. */
export function recipientFields(identities: string): INodeProperties[] {
	const description =
		'Where to reach the person. With more than one, Sinch tries them in this order, e.g. WhatsApp first and then SMS.';
	return [
		{
			displayName: 'Recipient',
			name: 'recipientBy',
			type: 'options',
			default: 'identities',
			description: 'How to name the person. Apps in DISPATCH mode take channel identities only.',
			options: [
				{
					name: 'Channel Identities',
					value: 'identities',
					description: 'By phone number, or by ID on another channel',
				},
				{ name: 'Contact', value: 'contact', description: 'By a contact that Sinch has stored' },
			],
		},
		...when('recipientBy', ['identities'], [identityGroup(identities, description)]),
		...when('recipientBy', ['contact'], [contactId]),
	];
}

/** Whom a message or an event is for. */
export const recipient = recipientFields('identities');

/** The channel identities of a field, phone numbers in E.164 form. Throws a Refusal when there are none, or one is wrong. */
export function identitiesOf(field: unknown): IDataObject[] {
	const found = entries(field).map(({ channel, identity, appId }) => ({
		channel: toText(channel),
		identity: toIdentity(toText(channel), identity),
		...filled({ app_id: appId }),
	}));
	if (found.length > 0) return found;
	throw new InvalidInput('"Channel Identities" is empty', 'Add at least one, e.g. SMS with a phone number.');
}

/** The recipient as the API takes it, and the order in which its channels are to be tried when there are several. */
export function recipientOf({ recipientBy, contactId: contact, ...values }: Values): {
	recipient: IDataObject;
	order?: string[];
} {
	if (recipientBy === 'contact') return { recipient: { contact_id: toText(contact) } };
	const identities = identitiesOf(values.identities ?? values.recipientIdentities);
	const order = [...new Set(identities.map(({ channel }) => toText(channel)))];
	return {
		recipient: { identified_by: { channel_identities: identities } },
		...(order.length > 1 && { order }),
	};
}
