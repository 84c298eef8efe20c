import type { INodeProperties } from 'n8n-workflow';
import { inBody } from '../../../shared';
import { channelField } from '../../channels';
import { dateField, jsonField, textField } from '../../fieldTypes';
import { toJsonObject, toJsonObjectUpTo, toTextUpTo } from '../../json';

export const active: INodeProperties = {
	displayName: 'Active',
	name: 'active',
	type: 'boolean',
	default: true,
	description: 'Whether the conversation goes on. A contact has one active conversation with an app at most.',
	...inBody('active'),
};

export const activeChannel = channelField(
	'Active Channel',
	'activeChannel',
	'Channel over which the conversation goes at present',
	inBody('active_channel'),
);

export const correlationId = textField(
	'Correlation ID',
	'correlationId',
	'ID of your own that comes back in callbacks; at most 128 characters',
	{ placeholder: 'e.g. ticket-42', ...inBody('correlation_id') },
);

export const metadata = jsonField(
	'Metadata (JSON)',
	'metadata',
	'Data to keep with the conversation, e.g. { "ticket": 42 }; at most 2,048 characters',
	inBody('metadata_json'),
);

/** The time of a message or an event that is recorded afterwards. */
export const acceptTime = dateField('Time', 'acceptTime', 'When it happened: in the past, at most 30 days ago', {
	required: true,
	...inBody('accept_time'),
});

export const conversationConversions = {
	'createFields.correlationId': toTextUpTo(128),
	'createFields.metadata': toJsonObjectUpTo(2048),
	'updateFields.correlationId': toTextUpTo(128),
	'updateFields.metadata': toJsonObject,
};
