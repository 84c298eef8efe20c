import type { INodeProperties } from 'n8n-workflow';
import { inBody, updateFieldsOf } from '../../../shared';
import { asUpdate, withQuery } from '../../body';
import { toRecord } from '../../fieldValues';
import { conversationOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { contactId, conversationId } from '../fields';
import { active, activeChannel, conversationConversions, correlationId, metadata } from './fields';

const newContact: INodeProperties = {
	...contactId,
	required: false,
	description: 'The contact that the conversation is to belong to',
	...inBody('contact_id'),
};

const metadataStrategy: INodeProperties = {
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

export const update = defineOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a conversation',
		description: 'Change metadata, contact or state of a conversation; the rest stays. Changes data.',
	},
	route: 'PATCH /v1/projects/{project_id}/conversations/{conversation_id}',
	path: { conversation_id: conversationId },
	fields: [updateFieldsOf([active, activeChannel, newContact, correlationId, metadata, metadataStrategy])],
	convert: conversationConversions,
	buildRequest: (call, values) => {
		const strategy = call.body.metadata_json && toRecord(values.updateFields).metadataStrategy;
		return withQuery(asUpdate(call), { metadata_update_strategy: strategy });
	},
	output: conversationOutput,
});
