import type { INodeProperties } from 'n8n-workflow';
import { holdsOwnId, inBody, textField, updateFieldsOf } from '../../../shared';
import { channelField } from '../../channels';
import { jsonField } from '../../fieldTypes';
import { toJsonObject, toJsonObjectUpTo, toTextUpTo } from '../../json';
import { contactId } from '../fields';

export { appId, contactId, conversationId } from '../fields';

const active: INodeProperties = {
	displayName: 'Active',
	name: 'active',
	type: 'boolean',
	default: true,
	description: 'Whether the conversation goes on. A contact has one active conversation with an app at most.',
	...inBody('active'),
};

const activeChannel = channelField(
	'Active Channel',
	'activeChannel',
	'Channel over which the conversation goes at present',
	inBody('active_channel'),
);

const correlationId = textField(
	'Correlation ID',
	'correlationId',
	'ID of your own that comes back in callbacks; at most 128 characters',
	{ ...holdsOwnId, placeholder: 'e.g. ticket-42', ...inBody('correlation_id') },
);

const metadata = jsonField(
	'Metadata (JSON)',
	'metadata',
	'Data to keep with the conversation, e.g. { "ticket": 42 }; at most 2,048 characters',
	inBody('metadata_json'),
);

const newContact: INodeProperties = {
	...contactId,
	required: false,
	description: 'The contact that the conversation is to belong to',
	...inBody('contact_id'),
};

const metadataUpdate: INodeProperties = {
	displayName: 'Metadata Update',
	name: 'metadataStrategy',
	type: 'options',
	default: 'MERGE_PATCH',
	description: 'What becomes of metadata that is there already',
	options: [
		{ name: 'Merge', value: 'MERGE_PATCH', description: 'Keys that are not named stay; null takes a key away' },
		{ name: 'Replace', value: 'REPLACE' },
	],
};

/** The Options of a new conversation. */
export const newConversationOptions = [active, activeChannel, correlationId, metadata];

export const updateFields = updateFieldsOf([
	active,
	activeChannel,
	newContact,
	correlationId,
	metadata,
	metadataUpdate,
]);

export const conversationConversions = {
	'options.correlationId': toTextUpTo(128),
	'options.metadata': toJsonObjectUpTo(2048),
	'updateFields.correlationId': toTextUpTo(128),
	// An empty object is a value too: it removes all metadata.
	'updateFields.metadata': toJsonObject,
};
