import type { INodeProperties } from 'n8n-workflow';
import { channels } from '../../channels';
import { jsonObject, jsonObjectUpTo, textUpTo } from '../../body';

const body = (property: string): Partial<INodeProperties> => ({ routing: { send: { type: 'body', property } } });

export const active: INodeProperties = {
	displayName: 'Active',
	name: 'active',
	type: 'boolean',
	default: true,
	description: 'Whether the conversation goes on. A contact has one active conversation with an app at most.',
	...body('active'),
};

export const activeChannel: INodeProperties = {
	displayName: 'Active Channel',
	name: 'activeChannel',
	type: 'options',
	default: 'SMS',
	description: 'Channel over which the conversation goes at present',
	options: channels,
	...body('active_channel'),
};

export const correlationId: INodeProperties = {
	displayName: 'Correlation ID',
	name: 'correlationId',
	type: 'string',
	default: '',
	placeholder: 'e.g. ticket-42',
	description: 'ID of your own that comes back in callbacks; at most 128 characters',
	...body('correlation_id'),
};

export const metadata: INodeProperties = {
	displayName: 'Metadata (JSON)',
	name: 'metadata',
	type: 'json',
	default: '{}',
	description: 'Data to keep with the conversation, e.g. { "ticket": 42 }; at most 2,048 characters',
	...body('metadata_json'),
};

/** When something happened that is recorded afterwards. */
export const acceptTime: INodeProperties = {
	displayName: 'Time',
	name: 'acceptTime',
	type: 'dateTime',
	required: true,
	default: '',
	description: 'When it happened: in the past, at most 30 days ago',
	...body('accept_time'),
};

export const conversationConversions = {
	'createFields.correlationId': textUpTo(128),
	'createFields.metadata': jsonObjectUpTo(2048),
	'updateFields.correlationId': textUpTo(128),
	// An empty object is a value here: it takes all metadata away.
	'updateFields.metadata': jsonObject,
};
