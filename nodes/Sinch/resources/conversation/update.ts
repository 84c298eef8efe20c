import { asUpdate, withQuery } from '../../body';
import { withCleared } from '../../clearedFields';
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
		const { clear, metadataStrategy } = toRecord(values.updateFields);
		const update = asUpdate(withCleared(call, clear, ['metadata_json']));
		if (update.body.metadata_json === undefined) return update;
		// Merging an empty object would change nothing.
		const strategy = call.body.metadata_json === undefined ? 'REPLACE' : metadataStrategy;
		return withQuery(update, { metadata_update_strategy: strategy });
	},
	output: conversationOutput,
});
