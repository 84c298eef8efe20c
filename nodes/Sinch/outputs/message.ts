import type { IDataObject } from 'n8n-workflow';
import { defineOutput, objectAt, objectsAt, type Output } from '../../shared';
import { messageTextOf } from '../messageText';
import { usersMetadata } from '../metadataMark';
import { orNull, transportFields } from './values';

/** A stored message in simplified form. */
export function simplifyMessage(record: IDataObject): IDataObject {
	const { status, reason } = objectAt(record, 'message_status');
	return {
		messageId: record.id,
		// A message has either of the two, depending on who wrote it.
		text: messageTextOf(objectAt(record, 'app_message')) ?? messageTextOf(objectAt(record, 'contact_message')),
		...transportFields(record),
		deliveryStatus: orNull(status),
		metadata: orNull(usersMetadata(record.metadata)),
		// Only a message that failed has one. It is text here, where a delivery report has an object.
		deliveryError: orNull(reason),
	};
}

export const messageOutput = defineOutput({
	fieldNames: `accept_time accepted_time app_message channel_identity contact_id contact_message conversation_id direction id
		injected message_id message_status metadata processing_mode sender_id`,
	simplify: (records) => records.map(simplifyMessage),
	withoutMark: (record) =>
		record.metadata === undefined ? record : { ...record, metadata: usersMetadata(record.metadata) },
	ids: ({ id, conversation_id, contact_id }) => ({
		messageId: id,
		conversationId: orNull(conversation_id),
		contactId: orNull(contact_id),
	}),
});

/** A message that was sent. The answer to a send is an ID and a time; everything else comes from the request. */
export const sentMessageOutput: Output = {
	...messageOutput,
	simplify: (records, { call: { body } }) =>
		records.map((record) => {
			// Skip If Already Sent gives the stored message.
			if (record.id !== undefined) return simplifyMessage(record);
			const recipient = objectAt(body, 'recipient');
			const identities = objectsAt(objectAt(recipient, 'identified_by'), 'channel_identities');
			return {
				messageId: record.message_id,
				text: messageTextOf(objectAt(body, 'message')),
				contactId: orNull(recipient.contact_id),
				direction: 'outgoing',
				// With Fallback Channels, Sinch chooses the channel later: a property is given only where all identities agree on it.
				channel: onlyValue(identities, 'channel'),
				identity: onlyValue(identities, 'identity'),
				sentAt: orNull(record.accepted_time),
			};
		}),
	ids: ({ id, message_id }) => ({ messageId: message_id ?? id }),
};

function onlyValue(records: IDataObject[], name: string): IDataObject[string] {
	const [only, ...others] = new Set(records.map((record) => record[name]));
	return others.length === 0 ? orNull(only) : null;
}
