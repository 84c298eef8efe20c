import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { line } from '../../content/simple';
import { messageEntity } from '../../outputs/message';
import { messageId, messagesSource } from '../fields';
import { textUpTo } from '../../body';
import { messageOutput } from './output';

export const updateMetadata: Operation = {
	option: {
		name: 'Update Metadata',
		value: 'updateMetadata',
		action: 'Update the metadata of a message',
		description: 'Replace the text that is kept with a stored message. Changes data.',
	},
	route: 'PATCH /v1/projects/{project_id}/messages/{message_id}',
	fields: [
		messageId,
		line('Metadata', 'metadata', 'The text that takes the place of the one that is there; at most 1,024 characters', {
			required: true,
			placeholder: 'e.g. order-1017',
			routing: { send: { type: 'body', property: 'metadata' } },
		}),
		messagesSource,
		...messageOutput,
		delivery,
	],
	convert: { metadata: textUpTo(1024) },
	output: messageEntity,
	emptyResult: ({ path }) => ({ success: true, messageId: path.message_id }),
};
