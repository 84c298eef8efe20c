import { outputFields } from '../../../shared/fields/output';

/** Fields of a contact that the user may select, as the contract lists them. */
export const contactOutput = outputFields([
	'channel_identities',
	'channel_priority',
	'display_name',
	'email',
	'external_id',
	'id',
	'language',
	'metadata',
]);
