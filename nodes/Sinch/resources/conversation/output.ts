import { outputFields } from '../../../shared/fields/output';

/** Fields of a conversation that the user may select; `conversation` and `last_message` are what Get Recent gives. */
export const conversationOutput = outputFields([
	'active',
	'active_channel',
	'app_id',
	'contact_id',
	'conversation',
	'correlation_id',
	'id',
	'last_message',
	'last_received',
	'metadata_json',
]);
