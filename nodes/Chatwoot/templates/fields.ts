import type { INodeProperties } from 'n8n-workflow';
import { holdsAddressOrId, mapper, picker, when, whenMain } from '../../shared';
import { templateLanguages, templates, templateVariables } from './lists';

/** The values of Fill Variables By. */
export const FILL = { fields: 'fields', names: 'names' } as const;

const templateName = picker({
	displayName: 'Template',
	name: 'templateName',
	required: true,
	description:
		'The template by its name, over Twilio by its friendly name. The list shows what Chatwoot has synced from the WhatsApp inboxes, as far as it is approved.',
	list: templates,
	idLabel: 'Name',
	example: 'order_update',
});

const templateLanguage = picker({
	displayName: 'Template Language',
	name: 'templateLanguage',
	description: 'The language code of the approved template; en if empty',
	list: templateLanguages,
	idLabel: 'Code',
	dependsOn: ['templateName.value'],
	example: 'pt_BR',
});

const templateFill: INodeProperties = {
	displayName: 'Fill Variables By',
	name: 'templateFill',
	type: 'options',
	default: FILL.fields,
	description: 'How to give the values of the variables',
	options: [
		{ name: 'Field per Variable', value: FILL.fields, description: 'Shows the variables of the template' },
		{
			name: 'Names and Values',
			value: FILL.names,
			description: 'For access tokens that may not read inboxes: those of bots',
		},
	],
};

const templateValues = mapper({
	displayName: 'Variables',
	name: 'templateValues',
	description: 'The values of the variables in the template',
	list: templateVariables,
	dependsOn: ['templateName.value', 'templateLanguage.value'],
	words: { singular: 'variable', plural: 'variables' },
});

const templateParameters: INodeProperties = {
	displayName: 'Template Parameters',
	name: 'templateParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add parameter',
	default: {},
	description: 'What the text of the template has in double braces, in the order in which Meta shows it',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameter',
			values: [
				{
					displayName: 'Name or Number',
					name: 'key',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. 1',
					description: 'The name or number in the braces of the template',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Ada',
					description: 'What to put there',
				},
			],
		},
	],
};

/** The template of a message and its values; `templateOf` reads them. */
export const templateFields: INodeProperties[] = [
	templateName,
	templateLanguage,
	templateFill,
	...when('templateFill', [FILL.fields], [templateValues]),
	...when('templateFill', [FILL.names], [templateParameters]),
];

const category: INodeProperties = {
	displayName: 'Template Category',
	name: 'templateCategory',
	type: 'options',
	default: 'UTILITY',
	description: 'The category that Chatwoot notes on the message. It changes nothing of what is sent.',
	options: [
		{ name: 'Authentication', value: 'AUTHENTICATION' },
		{ name: 'Marketing', value: 'MARKETING' },
		{ name: 'Utility', value: 'UTILITY' },
	],
};

const headerText: INodeProperties = {
	displayName: 'Header Text',
	name: 'headerText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Ada',
	description: 'What goes into the variable in the header of the template',
};

const mediaType: INodeProperties = {
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
};

const mediaUrl: INodeProperties = {
	displayName: 'Header Media URL',
	name: 'mediaUrl',
	...holdsAddressOrId,
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/receipt.pdf',
	description: 'Public address of the picture, video or document in the header',
};

const mediaName: INodeProperties = {
	displayName: 'Header Document Name',
	name: 'mediaName',
	type: 'string',
	default: '',
	placeholder: 'e.g. receipt.pdf',
	description: 'The file name that the contact sees, for a header with a document',
};

const buttons: INodeProperties = {
	displayName: 'Template Buttons',
	name: 'templateButtons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add button',
	default: { button: [{}] },
	description: 'The values of the buttons that have a variable',
	options: [
		{
			displayName: 'Button',
			name: 'button',
			values: [
				{
					displayName: 'Button Number',
					name: 'number',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: 10, numberPrecision: 0 },
					default: 1,
					description: 'Which button of the template it is; all buttons count, also those without a variable',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					default: 'url',
					options: [
						{ name: 'Copy Code', value: 'copy_code' },
						{ name: 'URL', value: 'url' },
					],
					description: 'What the button does',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. A-1001',
					description: 'What goes into the address of the button, or the code that it copies',
				},
			],
		},
	],
};

const format: INodeProperties = {
	displayName: 'Parameter Format',
	name: 'format',
	type: 'options',
	default: 'flat',
	options: [
		{ name: 'Body, Header and Buttons', value: 'parts', description: 'Current versions of Chatwoot' },
		{
			name: 'Flat',
			value: 'flat',
			description: 'Older versions of Chatwoot: the parameters of the text alone. Twilio gets this form in any case.',
		},
	],
	description: 'How this Chatwoot server reads the parameters',
};

/** The rarely needed parts of a template, entries of Options; `templateOf` reads them. */
export const templateOptions: INodeProperties[] = whenMain(
	'content',
	['template'],
	[category, ...whenMain('templateFill', [FILL.names], [headerText, mediaType, mediaUrl, mediaName, buttons, format])],
);
