import { secretFields, simplifyMessage, senderNameOf } from '../../../Chatwoot/outputs';
import type { Output } from '../../../shared/operation/operation';
import { outputFields } from '../../../shared/fields/output';

/** Fields of a message that the user may select. */
export const messageOutput = outputFields([
	'attachments',
	'content',
	'content_attributes',
	'content_type',
	'conversation_id',
	'created_at',
	'id',
	'message_type',
	'sender',
]);

/** A message as the contact sees it. */
export const clientMessageEntity: Output = {
	simplify: (records, { values }) =>
		records.map((record) => ({
			...simplifyMessage(record, { conversationId: values.conversation_id as number }),
			channel: 'api',
			senderName: senderNameOf(record),
		})),
	ids: (record) => ({ messageId: record.id, conversationId: record.conversation_id ?? null }),
	secretFields: secretFields,
};
