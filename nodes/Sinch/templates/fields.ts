import type { INodeProperties } from 'n8n-workflow';
import {
	entriesField,
	FIELD_PER_VARIABLE,
	fillVariablesBy,
	holdsAddressOrId,
	picker,
	textField,
	variablesMapper,
	when,
} from '../../shared';
import {
	omniLanguages,
	omniTemplates,
	omniVariables,
	whatsAppLanguages,
	whatsAppTemplates,
	whatsAppVariables,
} from './lists';

/** The value of Template Type for templates that Sinch keeps for all channels. */
export const OMNI = 'omni';

/** The value of Template Type for templates that Meta has approved. */
export const WHATSAPP = 'WHATSAPP';

const templateOf: INodeProperties = {
	displayName: 'Template Type',
	name: 'templateOf',
	type: 'options',
	default: WHATSAPP,
	description: 'WhatsApp asks for an approved template when the person has not written within 24 hours',
	options: [
		{ name: 'KakaoTalk', value: 'KAKAOTALK' },
		{ name: 'Sinch (Omni-Channel)', value: OMNI, description: 'A template kept at Sinch, for all channels' },
		{ name: 'WeChat', value: 'WECHAT' },
		{ name: 'WhatsApp', value: WHATSAPP },
	],
};

const whatsAppTemplate = picker({
	displayName: 'Template',
	name: 'whatsAppTemplate',
	required: true,
	description: 'The template by its name. The list shows those that WhatsApp has approved.',
	list: whatsAppTemplates,
	idLabel: 'Name',
	example: 'order_shipped',
});

const templateLanguage = picker({
	displayName: 'Language',
	name: 'templateLanguage',
	required: true,
	description: 'Code of the language that stands beside the template',
	list: whatsAppLanguages,
	idLabel: 'Code',
	dependsOn: ['whatsAppTemplate.value'],
	example: 'en_US',
});

const omniTemplate = picker({
	displayName: 'Template',
	name: 'omniTemplate',
	required: true,
	description: 'The template. A template of one region is not known in another.',
	list: omniTemplates,
	example: '01HTEMP0000000000000000000',
});

const omniLanguage = picker({
	displayName: 'Language',
	name: 'omniLanguage',
	description: 'Language of the template. Without one, Sinch chooses by the language of the contact.',
	list: omniLanguages,
	idLabel: 'Code',
	dependsOn: ['omniTemplate.value'],
	example: 'en-US',
});

const templateFill = fillVariablesBy({
	fieldPerVariable: 'Shows the variables of the template, and checks the values with Sinch before anything is sent',
	namesAndValues: 'For access keys that may not read templates. Sinch is not asked about the template.',
});

const whatsAppValues = variablesMapper({
	name: 'whatsAppValues',
	list: whatsAppVariables,
	dependsOn: ['whatsAppTemplate.value', 'templateLanguage.value'],
});

const omniValues = variablesMapper({
	name: 'omniValues',
	list: omniVariables,
	dependsOn: ['omniTemplate.value', 'omniLanguage.value'],
});

const templateParameters = entriesField(
	{ displayName: 'Parameters', name: 'templateParameters', description: 'The values of the variables in the template' },
	{ displayName: 'Parameter', name: 'parameter' },
	[
		textField('Name or Number', 'name', 'Which variable of the template it fills', {
			required: true,
			placeholder: 'e.g. 1',
			hint: 'WhatsApp: 1 for {{1}} in the text, or header[1]text and the like. Others: the name of the variable.',
		}),
		textField('Value', 'value', 'What to put in', { placeholder: 'e.g. Noor' }),
	],
	{ typeOptions: { multipleValues: true } },
);

/** The fields of a message that is made from a template. */
export const templateFields: INodeProperties[] = [
	templateOf,
	...when('templateOf', [WHATSAPP], [whatsAppTemplate, templateLanguage]),
	...when(
		'templateOf',
		[OMNI],
		[
			omniTemplate,
			textField('Version', 'templateVersion', 'Version of the template', {
				default: 'latest',
				required: true,
				placeholder: 'e.g. latest',
			}),
			omniLanguage,
		],
	),
	...when(
		'templateOf',
		['KAKAOTALK', 'WECHAT'],
		[
			textField('Template ID', 'templateId', 'The ID of the template', {
				...holdsAddressOrId,
				required: true,
				placeholder: 'e.g. order_shipped',
			}),
			textField('Language', 'languageCode', 'Language of the template, if it has several', {
				placeholder: 'e.g. en-US',
			}),
		],
	),
	...when('templateOf', [OMNI, WHATSAPP], [templateFill]),
	...when('templateOf', [WHATSAPP], when('templateFill', [FIELD_PER_VARIABLE], [whatsAppValues])),
	...when('templateOf', [OMNI], when('templateFill', [FIELD_PER_VARIABLE], [omniValues])),
	{ ...templateParameters, displayOptions: { hide: { templateFill: [FIELD_PER_VARIABLE] } } },
];
