import type { INodeProperties } from 'n8n-workflow';
import { inBody, when } from '../../../shared';
import { textField } from '../../fieldTypes';
import { toTextUpTo } from '../../json';

export { messageId, messagesSource } from '../fields';

/** What becomes of the metadata of a message. An empty text is refused, so that an empty cell of a sheet erases nothing. */
export const metadataFields: INodeProperties[] = [
	{
		displayName: 'Change',
		name: 'metadataChange',
		type: 'options',
		default: 'replace',
		description: 'What becomes of the text that is there',
		options: [
			{ name: 'Clear', value: 'clear', description: 'The message then has no metadata' },
			{ name: 'Replace', value: 'replace' },
		],
	},
	...when(
		'metadataChange',
		['replace'],
		[
			textField('Metadata', 'metadata', 'The new text; at most 1,024 characters', {
				required: true,
				placeholder: 'e.g. order-1017',
				...inBody('metadata'),
			}),
		],
	),
];

export const metadataConversions = { metadata: toTextUpTo(1024) };
