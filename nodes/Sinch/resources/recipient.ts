import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	entriesField,
	holdsAddressOrId,
	InvalidInput,
	kindsOfPicker,
	oneOfKinds,
	optionsOf,
	textField,
	type Call,
	type Kind,
	type Row,
	type Values,
} from '../../shared';
import { loadAppSettings } from '../appSettings';
import { channelField, channels } from '../channels';
import { DISPATCH_MODE } from '../dispatchMode';
import { toRecord } from '../fieldValues';
import { identitiesOf } from '../identities';
import { PHONE_CHANNELS } from '../phone';
import { CHANNEL_AND_ID } from '../recipientConversions';
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

/** The channels as kinds of a recipient, with those first that are used most. */
const channelKinds: [Kind, ...Kind[]] = [
	channelKind({ name: 'SMS', value: 'SMS' }),
	...channels
		.filter(({ value }) => value !== 'SMS')
		.sort((one, other) => rankOf(other) - rankOf(one))
		.map(channelKind),
];

function rankOf({ value }: INodePropertyOptions): number {
	return ['RCS', 'WHATSAPP'].indexOf(String(value));
}

function channelKind({ name, value }: INodePropertyOptions): Kind {
	const example = PHONE_CHANNELS.has(String(value)) ? '+46701234567' : '7746490198930851';
	return { displayName: name, name: String(value), placeholder: `e.g. ${example}` };
}

const channelAndId: Kind = {
	displayName: 'Channel and ID',
	name: CHANNEL_AND_ID,
	placeholder: 'e.g. WHATSAPP:+46701234567',
};

const contactKinds = kindsOfPicker(contactId);

const HOW_TO_NAME =
	'Choose the channel, and enter a phone number with + and country code for SMS, WhatsApp, RCS, MMS and Viber, otherwise the ID that the channel gave to the person. Spaces and dashes do no harm; 00 counts as +. From List and By ID take a contact that Sinch has stored; apps in DISPATCH mode know none. Channel and ID takes the channel from your data, as in WHATSAPP:+46701234567.';

/** One person, by a channel identity or as a contact. The operation has the conversions that `recipientConversions` gives for it. */
export function recipientField(displayName: string, name: string, meaning: string): INodeProperties {
	return oneOfKinds({
		displayName,
		name,
		description: `${meaning}. ${HOW_TO_NAME}`,
		kinds: [...channelKinds, ...contactKinds, channelAndId],
	});
}

/** The recipient of a message or an event. */
export const sendTo = recipientField('Send To', 'sendTo', 'Where to reach the person');

/** The modes of `sendTo` that may mean a person on WhatsApp. */
export const MODES_WITH_WHATSAPP = ['WHATSAPP', ...contactKinds.map(({ name }) => name), CHANNEL_AND_ID];

/** The option for further channel identities of the recipient. */
export const fallbackChannels = entriesField(
	{
		displayName: 'Fallback Channels',
		name: 'fallbackChannels',
		description:
			'Further channels on which to reach the person. Sinch tries them and the one of Send To by Channel Priority, or else by the priority of the contact or of the app. WhatsApp needs a template 24 hours after a person last wrote.',
	},
	{ displayName: 'Fallback Channel', name: 'identity' },
	identityValues,
	{ default: { identity: [{ channel: 'SMS', identity: '' }] } },
);

/**
 * The recipient as the API takes it: what `recipientConversions` gave for a field of `recipientField`, and the Fallback Channels among
 * Options. Throws an InvalidInput for a wrong phone number among these, when there are none, and for a contact that has some.
 */
export function recipientOf(recipient: unknown, values: Values): IDataObject {
	const { contact_id, channel, identity } = toRecord(toRecord(recipient).value);
	const further = optionsOf(values).fallbackChannels;
	if (contact_id === undefined) {
		const others = further === undefined ? [] : identitiesOf(further, fallbackChannels.displayName);
		return { identified_by: { channel_identities: [{ channel, identity }, ...others] } };
	}
	if (further === undefined) return { contact_id };
	throw new InvalidInput(
		'"Fallback Channels" cannot be used with a contact, which has its own channels',
		'Remove Fallback Channels, or choose a channel in place of From List or By ID. Channel Priority sets the order in which Sinch tries the channels of a contact.',
	);
}

/**
 * A `beforeSend` for operations with a recipient. Gives the row's request; throws an InvalidInput when the recipient is a
 * contact, and the request would be processed in DISPATCH mode.
 */
export async function refuseContactInDispatchMode(row: Row): Promise<Call> {
	if (toRecord(row.call.body.recipient).contact_id === undefined) return row.call;
	if (optionsOf(row.values).processingStrategy === 'DISPATCH_ONLY') {
		throw new InvalidInput(
			'"Dispatch Only" cannot send to a contact',
			`${CHOOSE_CHANNEL} Or leave Processing Strategy out.`,
		);
	}
	const app = await loadAppSettings(row, row.values.appId);
	if (!app?.isDispatch) return row.call;
	throw new InvalidInput(
		`The app "${app.name}" is in DISPATCH mode and cannot send to a contact`,
		`${CHOOSE_CHANNEL} ${DISPATCH_MODE}`,
	);
}

const CHOOSE_CHANNEL = 'Choose a channel in place of From List or By ID, e.g. SMS, and enter a phone number or ID.';
