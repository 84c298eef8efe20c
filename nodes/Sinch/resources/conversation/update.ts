import { clearing } from '../../../shared';
import { asUpdate, withQuery } from '../../body';
import { toRecord } from '../../fieldValues';
import { conversationOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { conversationConversions, conversationId, updateFields } from './fields';

// A field that the update mask names is set to the value in the body; its default value empties it (google.protobuf.FieldMask).
const clear = clearing(updateFields, { correlationId: '', metadata: {} });

export const update = defineOperation({
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update a conversation',
		description: 'Change metadata, contact or state of a conversation; the rest stays. Changes data.',
	},
	route: 'PATCH /v1/projects/{project_id}/conversations/{conversation_id}',
	path: { conversation_id: conversationId },
	fields: [updateFields, clear.field],
	convert: conversationConversions,
	buildRequest: (call, values) => {
		const merged = call.body.metadata_json && toRecord(values.updateFields).metadataStrategy;
		const cleared = clear.withCleared(call, values);
		// Merged with what is there, an empty object would change nothing.
		const strategy = merged ?? (cleared.body.metadata_json && 'REPLACE');
		return withQuery(asUpdate(cleared), { metadata_update_strategy: strategy });
	},
	output: conversationOutput,
});
