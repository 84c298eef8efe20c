import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	holdsAddressOrId,
	InvalidInput,
	optionsOf,
	toText,
	when,
	type Call,
	type Row,
	type Values,
} from '../../shared';
import { loadAppSettings } from '../appSettings';
import { channelField } from '../channels';
import { DISPATCH_MODE } from '../dispatchMode';
import { entriesField, textField } from '../fieldTypes';
import { identitiesOf } from '../identities';
import { contactId } from './fields';

const identityValues: INodeProperties[] = [
	channelField('Channel', 'channel', 'How to reach the person. The app must be set up for this channel.'),
	textField(
		'Phone Number or ID',
		'identity',
		'A phone number with + and country code for SMS, WhatsApp, RCS, MMS and Viber, otherwise the ID that the channel gave to the person. Spaces and dashes do no harm; 00 counts as +.',
		{
			required: true,
			placeholder: 'e.g. +46701234567',
			hint: 'A phone number needs + and its country code',
		},
	),
];

const identityApp = textField(
	'App ID',
	'appId',
	'Only for Instagram, LINE, Messenger and WeChat, whose identities belong to one app',
	{ ...holdsAddressOrId, placeholder: 'e.g. 01HAPP0000000000000000000A' },
);

/** One or more channel identities of a contact. `withApp`: each may name the app that it belongs to. */
export function identitiesField(name: string, description: string, withApp = false): INodeProperties {
	return entriesField(
		{ displayName: 'Channel Identities', name, description },
		{ displayName: 'Channel Identity', name: 'identity' },
		withApp ? [...identityValues, identityApp] : identityValues,
		{ default: { identity: [{ channel: 'SMS', identity: '' }] } },
	);
}

const SEND_TO = 'Send To';

function sendToField(name: string): INodeProperties {
	const description =
		'Where to reach the person. With more than one entry, Sinch tries the channels by the priority of the contact, or else of the app.';
	return entriesField(
		{ displayName: SEND_TO, name, description },
		{ displayName: 'Channel', name: 'identity' },
		identityValues,
		{ default: { identity: [{ channel: 'SMS', identity: '' }] }, placeholder: 'Add fallback channel' },
	);
}

/** The fields for the recipient of a request: channel identities, or a contact, under the names given. */
export function recipientFields(identitiesName = 'identities', contactName = 'contactId'): INodeProperties[] {
	return [
		{
			displayName: 'Recipient',
			name: 'recipientBy',
			type: 'options',
			default: 'identities',
			description: 'How to name the person. Apps in DISPATCH mode know no stored contacts.',
			options: [
				{
					name: 'Phone Number or Channel ID',
					value: 'identities',
					description: 'For SMS, WhatsApp and other channels',
				},
				{ name: 'Stored Contact', value: 'contact', description: 'By a contact that Sinch has stored' },
			],
		},
		...when('recipientBy', ['identities'], [sendToField(identitiesName)]),
		...when('recipientBy', ['contact'], [{ ...contactId, name: contactName }]),
	];
}

/**
 * The recipient as the API takes it. Throws an InvalidInput when there is no channel identity, and for a wrong phone number.
 */
export function recipientOf({ recipientBy, ...values }: Values): IDataObject {
	if (recipientBy === 'contact') return { contact_id: toText(values.contactId ?? values.recipientContactId) };
	return {
		identified_by: { channel_identities: identitiesOf(values.identities ?? values.recipientIdentities, SEND_TO) },
	};
}

/**
 * A `beforeSend` for operations with a recipient. Gives the row's request; throws an InvalidInput when the recipient is a
 * contact, and the request would be processed in DISPATCH mode.
 */
export async function refuseContactInDispatchMode(row: Row): Promise<Call> {
	if (row.values.recipientBy !== 'contact') return row.call;
	if (optionsOf(row.values).processingStrategy === 'DISPATCH_ONLY') {
		throw new InvalidInput(
			'"Dispatch Only" cannot send to a contact',
			'Choose Phone Number or Channel ID as the recipient, or leave Processing Strategy out.',
		);
	}
	const app = await loadAppSettings(row, row.values.appId);
	if (!app?.isDispatch) return row.call;
	throw new InvalidInput(
		`The app "${app.name}" is in DISPATCH mode and cannot send to a contact`,
		`Choose Phone Number or Channel ID as the recipient. ${DISPATCH_MODE}`,
	);
}
