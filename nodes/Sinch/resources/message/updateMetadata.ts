import { inBody } from '../../../shared';
import { textField } from '../../fieldTypes';
import { toTextUpTo } from '../../json';
import { messageOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { messageId, messagesSource } from '../fields';

const metadata = textField(
	'Metadata',
	'metadata',
	'The text that takes the place of the one that is there; at most 1,024 characters',
	{ required: true, placeholder: 'e.g. order-1017', ...inBody('metadata') },
);

export const updateMetadata = defineOperation({
	option: {
		name: 'Update Metadata',
		value: 'updateMetadata',
		action: 'Update the metadata of a message',
		description: 'Replace the text that is kept with a stored message. Changes data.',
	},
	route: 'PATCH /v1/projects/{project_id}/messages/{message_id}',
	path: { message_id: messageId },
	fields: [metadata, messagesSource],
	convert: { metadata: toTextUpTo(1024) },
	output: messageOutput,
});
