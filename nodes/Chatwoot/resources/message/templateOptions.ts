import type { INodeProperties } from 'n8n-workflow';
import { holdsAddressOrId, whenMain } from '../../../shared';

/** The header and the buttons of a template, entries of Options; `templateOf` reads them. */
export const templateOptions: INodeProperties[] = whenMain(
	'content',
	['template'],
	[
		{
			displayName: 'Button Parameter',
			name: 'buttonParameter',
			type: 'string',
			default: '',
			placeholder: 'e.g. A-1001',
			description: 'What goes into the address of the first button, or the code that it copies',
		},
		{
			displayName: 'Button Type',
			name: 'buttonType',
			type: 'options',
			default: 'url',
			options: [
				{ name: 'Copy Code', value: 'copy_code' },
				{ name: 'URL', value: 'url' },
			],
			description: 'What the first button does',
		},
		{
			displayName: 'Header Media Type',
			name: 'mediaType',
			type: 'options',
			default: 'image',
			options: [
				{ name: 'Document', value: 'document' },
				{ name: 'Image', value: 'image' },
				{ name: 'Video', value: 'video' },
			],
			description: 'What the header shows',
		},
		{
			displayName: 'Header Media URL',
			name: 'mediaUrl',
			...holdsAddressOrId,
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/receipt.pdf',
			description: 'Public address of the picture, video or document in the header',
		},
		{
			displayName: 'Parameter Format',
			name: 'format',
			type: 'options',
			default: 'parts',
			options: [
				{ name: 'Body, Header and Buttons', value: 'parts', description: 'Current versions of Chatwoot' },
				{ name: 'Flat', value: 'flat', description: 'Older versions: the body parameters alone' },
			],
			description: 'How this Chatwoot server reads the parameters',
		},
	],
);
