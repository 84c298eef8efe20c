import type { INodeProperties } from 'n8n-workflow';
import { detailConversions } from '../../../Chatwoot/resources/contact/fields';
import { contactDetails } from '../../../Chatwoot/resources/fields';
import { outputFields } from '../../../shared/fields/output';

const avatar: INodeProperties = {
	displayName: 'Avatar URL',
	name: 'avatar_url',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/ada.png',
	description: 'Public address of a picture',
	routing: { send: { type: 'body', property: 'avatar_url' } },
};

const details = contactDetails.filter(({ name }) => name !== 'blocked');

/** What a contact tells of itself. */
export const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [avatar, ...details],
};

/** What a new contact tells of itself. */
export const createFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'createFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		avatar,
		...details,
		{
			displayName: 'Source ID',
			name: 'source_id',
			type: 'string',
			default: '',
			placeholder: 'e.g. session-17',
			description: 'A session ID of your own, instead of one that the server makes up',
			routing: { send: { type: 'body', property: 'source_id' } },
		},
	],
};

/** Checks of email address and phone number. */
export const conversions = detailConversions;

/** Fields of a contact that the user may select. The token is a secret, and goes out only when it is selected here. */
export const contactOutput = outputFields([
	'created_at',
	'custom_attributes',
	'email',
	'id',
	'identifier',
	'name',
	'phone_number',
	'pubsub_token',
	'source_id',
]);
