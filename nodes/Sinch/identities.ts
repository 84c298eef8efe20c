import type { IDataObject } from 'n8n-workflow';
import { cleanPasted, entriesOf, InvalidInput, objectsAt, toText, type Call, type Values } from '../shared';
import { omitEmpty, withBody } from './body';
import { APP_SCOPED_CHANNELS } from './channels';
import { toIdentity } from './phone';

/**
 * The channel identities that a field holds, as the API takes them. `option`: the label of the field when it is an option. Throws an
 * InvalidInput when there are none, and for a wrong phone number.
 */
export function identitiesOf(field: unknown, option?: string): IDataObject[] {
	const name = option === undefined ? undefined : `"Phone Number or ID" of ${option} `;
	const identities = entriesOf(field).map(({ channel, identity, appId }) => ({
		channel: toText(channel),
		identity: toIdentity(toText(channel), identity, name),
		...omitEmpty({ app_id: cleanPasted(toText(appId)) }),
	}));
	if (identities.length > 0) return identities;
	throw new InvalidInput(
		`"${option ?? 'Channel Identities'}" is empty`,
		'Add at least one, e.g. SMS with a phone number.',
	);
}

/**
 * A `buildRequest` for a contact: adds the channel identities of the row. Throws an InvalidInput, see identitiesOf, and for an
 * identity that needs its app and has none.
 */
export function withIdentities<P extends string>(call: Call<P>, { identities }: Values): Call<P> {
	const channel_identities = identitiesOf(identities);
	const incomplete = channel_identities.find(
		({ channel, app_id }) => APP_SCOPED_CHANNELS.includes(toText(channel)) && app_id === undefined,
	);
	if (incomplete) {
		throw new InvalidInput(
			`The channel identity on ${toText(incomplete.channel)} has no "App ID"`,
			'On this channel a person has another identity for each app. Enter the ID of the app that knows the person by it.',
		);
	}
	return withBody(call, { channel_identities });
}

/** The channel identities in a contact, or in the body of a request about one. */
export const identitiesIn = (contact: IDataObject) => objectsAt(contact, 'channel_identities');

/** A text that is the same for two identities of one person on one channel: the plus sign of a number does not count. */
export function identityKey({ channel, identity }: IDataObject): string {
	return `${toText(channel)} ${toText(identity).replace(/^\+(?=\d+$)/, '')}`;
}

/** An identity of an answer as a request takes it. In answers `app_id` is '' for an identity without an app. */
export function toRequestIdentity({ channel, identity, app_id }: IDataObject): IDataObject {
	return { channel, identity, ...(app_id !== '' && app_id !== undefined && { app_id }) };
}
