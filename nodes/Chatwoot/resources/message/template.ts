import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isRecord, part, parts, textOf } from '../../../shared/record';
import type { Values } from '../../../shared/operation';
import { when } from '../../../shared/when';

function parameters(displayName: string, name: string, keyName: string, example: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add parameter',
		default: {},
		description: 'What the template has in double braces, in the order in which Meta shows it',
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{
						displayName: keyName,
						name: 'key',
						type: 'string',
						default: '',
						required: true,
						placeholder: `e.g. ${example}`,
						description: 'The name or number in the braces of the template',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '', description: 'What to put there' },
				],
			},
		],
	};
}

const media: INodeProperties = {
	displayName: 'Header and Buttons',
	name: 'templateExtras',
	type: 'collection',
	placeholder: 'Add part',
	default: {},
	options: [
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
};

/** Plain text, or a template that WhatsApp has approved. */
export const content: INodeProperties[] = [
	{
		displayName: 'Content',
		name: 'content',
		type: 'options',
		default: 'text',
		description: 'What to send. WhatsApp takes only templates when the person has not written in the last 24 hours.',
		options: [
			{ name: 'Text', value: 'text' },
			{ name: 'WhatsApp Template', value: 'template' },
		],
	},
	...when(
		'content',
		['template'],
		[
			{
				displayName: 'Template Name',
				name: 'templateName',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. order_update',
				description: 'The name of the approved template, as Meta Business Manager shows it. Chatwoot insists on it.',
			},
			{
				displayName: 'Template Language',
				name: 'templateLanguage',
				type: 'string',
				default: 'en',
				placeholder: 'e.g. en or pt_BR',
				description: 'The language code of the approved template',
			},
			{
				displayName: 'Template Category',
				name: 'templateCategory',
				type: 'string',
				default: 'UTILITY',
				placeholder: 'e.g. UTILITY or MARKETING',
				description: 'The category under which Meta approved the template',
			},
			parameters('Template Parameters', 'templateParameters', 'Name or Number', '1'),
			media,
		],
	),
];

/** `template_params` as Chatwoot wants them, or undefined for plain text. */
export function templateOf(values: Values): IDataObject | undefined {
	if (values.content !== 'template') return undefined;
	const extras: IDataObject = isRecord(values.templateExtras) ? values.templateExtras : {};
	const given = parts(part({ all: values.templateParameters as IDataObject }, 'all'), 'parameter');
	const body = Object.fromEntries(given.map(({ key, value }) => [textOf(key).trim(), value ?? '']));
	const processed: IDataObject = {
		...(Object.keys(body).length > 0 && { body }),
		...(extras.mediaUrl !== undefined && {
			header: { media_url: extras.mediaUrl, media_type: extras.mediaType ?? 'image' },
		}),
		...(extras.buttonParameter !== undefined && {
			buttons: [{ type: extras.buttonType ?? 'url', parameter: extras.buttonParameter }],
		}),
	};
	return {
		name: values.templateName as string,
		...(values.templateCategory !== undefined && { category: values.templateCategory as string }),
		...(values.templateLanguage !== undefined && { language: values.templateLanguage as string }),
		processed_params: extras.format === 'flat' ? body : processed,
	};
}
