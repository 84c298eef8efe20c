import { asUpdate, withQuery } from '../../body';
import { toRecord } from '../../fieldValues';
import { conversationOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { conversationConversions, conversationId, updateFields } from './fields';

export const update = defineOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a conversation',
		description: 'Change metadata, contact or state of a conversation; the rest stays. Changes data.',
	},
	route: 'PATCH /v1/projects/{project_id}/conversations/{conversation_id}',
	path: { conversation_id: conversationId },
	fields: [updateFields],
	convert: conversationConversions,
	buildRequest: (call, values) => {
		const strategy = call.body.metadata_json && toRecord(values.updateFields).metadataStrategy;
		return withQuery(asUpdate(call), { metadata_update_strategy: strategy });
	},
	output: conversationOutput,
});
