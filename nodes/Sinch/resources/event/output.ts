import { outputFields } from '../../../shared/fields/output';

/** Fields of an event that the user may select, as the contract lists them. */
export const eventOutput = outputFields([
	'accept_time',
	'app_event',
	'channel_identity',
	'contact_event',
	'contact_id',
	'contact_message_event',
	'conversation_id',
	'direction',
	'id',
	'processing_mode',
]);
