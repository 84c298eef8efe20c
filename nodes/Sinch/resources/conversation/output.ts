import { outputFields } from '../../../shared/output';

/** Fields of a conversation that the user may select, as the contract lists them. */
export const conversationOutput = outputFields([
	'active',
	'active_channel',
	'app_id',
	'contact_id',
	'correlation_id',
	'id',
	'last_received',
	'metadata_json',
]);
