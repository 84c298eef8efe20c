import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { conversationEntity } from '../../outputs/message';
import { contactId, conversationId } from '../fields';
import { asUpdate, group, withQuery } from '../../body';
import { active, activeChannel, conversationConversions, correlationId, metadata } from './fields';
import { conversationOutput } from './output';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		active,
		activeChannel,
		{
			...contactId,
			required: false,
			description: 'The contact that the conversation is to belong to',
			routing: { send: { type: 'body', property: 'contact_id' } },
		},
		correlationId,
		metadata,
		{
			displayName: 'Metadata Update',
			name: 'metadataStrategy',
			type: 'options',
			default: 'MERGE_PATCH',
			description: 'What becomes of metadata that is there already',
			options: [
				{ name: 'Merge', value: 'MERGE_PATCH', description: 'Keys that are not named stay; null takes a key away' },
				{ name: 'Replace', value: 'REPLACE' },
			],
		},
	],
};

export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a conversation',
		description: 'Change metadata, contact or state of a conversation; the rest stays. Changes data.',
	},
	route: 'PATCH /v1/projects/{project_id}/conversations/{conversation_id}',
	fields: [conversationId, updateFields, ...conversationOutput, delivery],
	convert: conversationConversions,
	buildRequest: (call, values) => {
		const strategy = call.body.metadata_json && group(values.updateFields).metadataStrategy;
		return withQuery(asUpdate(call), { metadata_update_strategy: strategy });
	},
	output: conversationEntity,
	emptyResult: ({ path }) => ({ success: true, conversationId: path.conversation_id }),
};
