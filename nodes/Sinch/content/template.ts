import type { IDataObject } from 'n8n-workflow';
import { toText, when, holdsAddressOrId } from '../../shared';
import { omitEmpty } from '../body';
import { entriesField, textField } from '../fieldTypes';
import type { MessageType } from './messageType';
import { templateParametersOf } from './templateParameters';

const OMNI = 'omni';

export const template: MessageType = {
	option: { name: 'Template', value: 'template', description: 'A text that was approved before, e.g. on WhatsApp' },
	fields: [
		{
			displayName: 'Template Type',
			name: 'templateOf',
			type: 'options',
			default: 'WHATSAPP',
			description: 'WhatsApp asks for an approved template when the person has not written within 24 hours',
			options: [
				{ name: 'KakaoTalk', value: 'KAKAOTALK' },
				{ name: 'Sinch (Omni-Channel)', value: OMNI, description: 'A template kept at Sinch, for all channels' },
				{ name: 'WeChat', value: 'WECHAT' },
				{ name: 'WhatsApp', value: 'WHATSAPP' },
			],
		},
		textField('Template ID', 'templateId', 'For WhatsApp the name of the template, otherwise its ID', {
			...holdsAddressOrId,
			required: true,
			placeholder: 'e.g. order_shipped',
		}),
		...when(
			'templateOf',
			[OMNI],
			[
				textField('Version', 'templateVersion', 'Version of the template', {
					default: 'latest',
					required: true,
					placeholder: 'e.g. latest',
				}),
			],
		),
		...when(
			'templateOf',
			['WHATSAPP'],
			[
				textField('Language', 'templateLanguage', 'Code of the language that stands beside the template', {
					default: 'en_US',
					required: true,
					placeholder: 'e.g. en_US',
				}),
			],
		),
		...when(
			'templateOf',
			['KAKAOTALK', OMNI, 'WECHAT'],
			[
				textField('Language', 'languageCode', 'Language of the template, if it has several', {
					placeholder: 'e.g. en-US',
				}),
			],
		),
		entriesField(
			{
				displayName: 'Parameters',
				name: 'templateParameters',
				description: 'The values of the variables in the template',
			},
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
		),
	],
	build: ({ templateOf, templateId, templateVersion, templateLanguage, languageCode, templateParameters }) => {
		const reference = omitEmpty({
			template_id: templateId,
			version: templateVersion,
			language_code: templateLanguage ?? languageCode,
			parameters: templateParametersOf(templateParameters, templateOf),
		});
		const body: IDataObject =
			templateOf === OMNI ? { omni_template: reference } : { channel_template: { [toText(templateOf)]: reference } };
		return { template_message: body };
	},
};
