import { outputFields } from '../../../shared/fields/output';

/** Fields of a contact that the user may select, and those of their conversations. */
export const contactOutput = outputFields([
	'additional_attributes',
	'availability_status',
	'blocked',
	'contact_inboxes',
	'created_at',
	'custom_attributes',
	'email',
	'id',
	'identifier',
	'inbox_id',
	'labels',
	'last_activity_at',
	'messages',
	'meta',
	'name',
	'phone_number',
	'priority',
	'status',
	'thumbnail',
]);
