import { messageOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { messageId, messagesSource, metadataConversions, metadataFields } from './fields';

export const updateMetadata = defineOperation({
	option: {
		name: 'Update Metadata',
		value: 'updateMetadata',
		action: 'Update the metadata of a message',
		description: 'Replace or remove the text that is kept with a stored message. Changes data.',
	},
	route: 'PATCH /v1/projects/{project_id}/messages/{message_id}',
	path: { message_id: messageId },
	fields: [...metadataFields, messagesSource],
	convert: metadataConversions,
	buildRequest: (call, { clearMetadata }) => (clearMetadata === true ? { ...call, body: { metadata: '' } } : call),
	output: messageOutput,
});
