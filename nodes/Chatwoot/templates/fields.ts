import type { INodeProperties } from 'n8n-workflow';
import { mapper, picker, when } from '../../shared';
import { templateLanguages, templates, templateVariables } from './lists';

const FIELD_PER_VARIABLE = 'fields';

/** The value of Fill Variables By for names and values that are entered by hand. */
export const NAMES_AND_VALUES = 'names';

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
	default: FIELD_PER_VARIABLE,
	description: 'How to give the values of the variables',
	options: [
		{ name: 'Field per Variable', value: FIELD_PER_VARIABLE, description: 'Shows the variables of the template' },
		{
			name: 'Names and Values',
			value: NAMES_AND_VALUES,
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
	...when('templateFill', [FIELD_PER_VARIABLE], [templateValues]),
	...when('templateFill', [NAMES_AND_VALUES], [templateParameters]),
];
