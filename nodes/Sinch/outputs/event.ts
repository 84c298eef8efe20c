import { defineOutput, objectAt, type Output } from '../../shared';
import { orNull, transportFields } from './values';

export const eventOutput = defineOutput({
	fieldNames: `accept_time app_event channel_identity contact_event contact_id contact_message_event conversation_id direction
		id processing_mode`,
	simplify: (records) =>
		records.map((record) => {
			const content = {
				...objectAt(record, 'contact_message_event'),
				...objectAt(record, 'contact_event'),
				...objectAt(record, 'app_event'),
			};
			return { eventId: record.id, eventType: Object.keys(content)[0] ?? null, ...transportFields(record) };
		}),
	ids: ({ id, conversation_id, contact_id }) => ({
		eventId: id,
		conversationId: orNull(conversation_id),
		contactId: orNull(contact_id),
	}),
});

/** The answer to sending or injecting an event: its ID and a time. */
export const acceptedEventOutput: Output = {
	simplify: (records) =>
		records.map(({ event_id, accepted_time }) => ({ eventId: event_id, sentAt: orNull(accepted_time) })),
	ids: ({ event_id }) => ({ eventId: event_id }),
};
