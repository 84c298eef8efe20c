import type { IDataObject } from 'n8n-workflow';
import { hidden, messageFields } from '../../../Chatwoot/entities';
import type { Entity } from '../../../shared/operation';
import { outputFields } from '../../../shared/output';

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
export const clientMessageEntity: Entity = {
	simplify: (records, { values }) =>
		records.map((record) => {
			const known: IDataObject = { conversationId: values.conversation_id as number };
			const { private: _private, status: _status, ...fields } = messageFields(record, known);
			return { ...fields, channel: 'api' };
		}),
	ids: (record) => ({ messageId: record.id, conversationId: record.conversation_id ?? null }),
	hidden,
};
