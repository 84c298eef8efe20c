import { outputFields } from '../../../shared/fields/output';

/** Fields of a message that the user may select, as the contract lists them. */
export const messageOutput = outputFields([
	'accept_time',
	'accepted_time',
	'app_message',
	'channel_identity',
	'contact_id',
	'contact_message',
	'conversation_id',
	'direction',
	'id',
	'injected',
	'message_id',
	'metadata',
	'processing_mode',
	'sender_id',
]);
