import type { IDataObject } from 'n8n-workflow';
import { defineOutput, objectAt, omit, toText, type Output } from '../../shared';
import { simplifyMessage } from './message';
import { orNull } from './values';

function simplifyConversation(record: IDataObject): IDataObject {
	const last = toText(record.last_received);
	return {
		conversationId: record.id,
		contactId: orNull(record.contact_id),
		appId: orNull(record.app_id),
		channel: orNull(record.active_channel),
		active: record.active ?? null,
		// The API writes the beginning of Unix time for "never".
		lastMessageAt: last === '' || last.startsWith('1970-01-01') ? null : last,
		metadata: record.metadata_json ?? null,
		correlationId: orNull(record.correlation_id),
	};
}

export const conversationOutput = defineOutput({
	// Get Recent has `conversation` and `last_message`, the other operations have the rest.
	fieldNames: `active active_channel app_id contact_id conversation correlation_id id last_message last_received
		metadata_json`,
	simplify: (records) => records.map(simplifyConversation),
	ids: ({ id, contact_id, app_id }) => ({
		conversationId: id,
		contactId: orNull(contact_id),
		appId: orNull(app_id),
	}),
});

/** A conversation with its last message. */
export const recentConversationOutput: Output = {
	...conversationOutput,
	simplify: (records) =>
		records.map((record) => {
			const last = objectAt(record, 'last_message');
			const { text, direction } = simplifyMessage(last);
			const fields = omit(simplifyConversation(objectAt(record, 'conversation')), 'correlationId');
			return { ...fields, lastMessageId: orNull(last.id), lastMessageText: text, lastMessageDirection: direction };
		}),
	ids: (record) => ({
		...conversationOutput.ids(objectAt(record, 'conversation')),
		lastMessageId: orNull(objectAt(record, 'last_message').id),
	}),
};
