import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText } from '../../shared';
import { toItemIdentity } from '../phone';

/** The value, or null for a missing one. The API writes '' for some missing values. */
export const orNull = (value: unknown) => (value === undefined || value === '' ? null : (value as IDataObject[string]));

const DIRECTIONS: IDataObject = { TO_APP: 'incoming', TO_CONTACT: 'outgoing' };

/** `incoming` or `outgoing`; null when the API does not say it. */
export const directionOf = (value: unknown) => DIRECTIONS[toText(value)] ?? orNull(value);

/** The output fields that messages and events share: where, when and which way they went. */
export function transportFields(record: IDataObject): IDataObject {
	const { channel, identity } = objectAt(record, 'channel_identity');
	return {
		conversationId: orNull(record.conversation_id),
		contactId: orNull(record.contact_id),
		direction: directionOf(record.direction),
		channel: orNull(channel),
		identity: toItemIdentity(channel, identity),
		sentAt: orNull(record.accept_time),
	};
}
