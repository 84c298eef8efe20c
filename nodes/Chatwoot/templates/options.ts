import type { INodeProperties } from 'n8n-workflow';
import { holdsAddressOrId, NAMES_AND_VALUES, whenMain } from '../../shared';

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
			description:
				'Older versions of Chatwoot: the parameters of the text alone; others are refused. Twilio gets this form in any case.',
		},
	],
	description: 'How this Chatwoot server reads the parameters',
};

/** The rarely needed parts of a template, entries of Options; `templateOf` reads them. */
export const templateOptions: INodeProperties[] = whenMain(
	'content',
	['template'],
	[
		category,
		...whenMain('templateFill', [NAMES_AND_VALUES], [headerText, mediaType, mediaUrl, mediaName, buttons, format]),
	],
);
