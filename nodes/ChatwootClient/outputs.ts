import { defineOutput, objectAt, objectsAt } from '../shared';
import {
	isDeletedMessage,
	secretFields,
	senderNameOf,
	simplifyContact,
	simplifyMessage,
	withoutMark,
} from '../Chatwoot/outputs';
import { toIsoTime } from '../Chatwoot/times';

/** A contact with its session, if that is known. `pubsub_token` is a secret: only Selected API Fields shows it. */
export const contactOutput = defineOutput({
	fieldNames: 'created_at custom_attributes email id identifier name phone_number pubsub_token source_id',
	simplify: (records, { values }) =>
		records.map((record) => {
			const { contactId, name, email, phoneNumber } = simplifyContact(record);
			return { sourceId: record.source_id ?? values.sourceId ?? null, contactId, name, email, phoneNumber };
		}),
	ids: ({ id, source_id: sourceId }) => ({ contactId: id, ...(sourceId !== undefined && { sourceId }) }),
	secretFields,
});

/** A conversation as the contact sees it. */
export const conversationOutput = defineOutput({
	fieldNames: 'agent_last_seen_at contact contact_last_seen_at id inbox_id messages status uuid',
	simplify: (records) =>
		records.map((record) => {
			const messages = objectsAt(record, 'messages');
			const latest = messages.at(-1);
			return {
				conversationId: record.id,
				contactId: objectAt(record, 'contact').id ?? null,
				inboxId: record.inbox_id ?? null,
				channel: 'api',
				conversationStatus: record.status,
				messageCount: messages.length,
				lastMessageText: latest?.content ?? null,
				lastMessageAt: toIsoTime(latest?.created_at),
				contactLastSeenAt: toIsoTime(record.contact_last_seen_at),
				agentLastSeenAt: toIsoTime(record.agent_last_seen_at),
			};
		}),
	ids: ({ id }) => ({ conversationId: id }),
	withoutMark,
	secretFields,
});

/** A message as the contact sees it. */
export const messageOutput = defineOutput({
	fieldNames: 'attachments content content_attributes content_type conversation_id created_at id message_type sender',
	simplify: (records, { values }) =>
		records.map((record) => ({
			...simplifyMessage(record, { conversationId: values.conversationId as number, channel: 'api' }),
			senderName: senderNameOf(record),
			deleted: isDeletedMessage(record),
		})),
	ids: (record) => ({ messageId: record.id, conversationId: record.conversation_id ?? null }),
	withoutMark,
	secretFields,
});
