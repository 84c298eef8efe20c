import { outputFields } from '../../../shared/fields/output';

/** Fields of a message that the user may select, as the contract lists them. */
export const messageOutput = outputFields([
	'account_id',
	'additional_attributes',
	'attachments',
	'content',
	'content_attributes',
	'content_type',
	'conversation',
	'conversation_id',
	'created_at',
	'echo_id',
	'external_source_ids',
	'id',
	'inbox_id',
	'message_type',
	'private',
	'processed_message_content',
	'sender',
	'sender_id',
	'sender_type',
	'sentiment',
	'source_id',
	'status',
	'updated_at',
]);
