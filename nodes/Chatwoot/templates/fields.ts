import type { INodeProperties } from 'n8n-workflow';
import { FIELD_PER_VARIABLE, fillVariablesBy, NAMES_AND_VALUES, picker, variablesMapper, when } from '../../shared';
import { templateLanguages, templates, templateVariables } from './lists';

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

const templateFill = fillVariablesBy({
	fieldPerVariable: 'Shows the variables of the template',
	namesAndValues: 'For access tokens that may not read inboxes: those of bots',
});

const templateValues = variablesMapper({
	name: 'templateValues',
	list: templateVariables,
	dependsOn: ['templateName.value', 'templateLanguage.value'],
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
