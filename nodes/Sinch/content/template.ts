import type { IDataObject } from 'n8n-workflow';
import { when } from '../../shared/fields/when';
import { filled, pairs } from '../body';
import type { Kind } from './messageType';
import { line } from './simple';
import { toText } from '../../shared/base/record';

const OMNI = 'omni';

export const template: Kind = {
	option: { name: 'Template', value: 'template', description: 'A text that was approved before, e.g. on WhatsApp' },
	fields: [
		{
			displayName: 'Template Of',
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
		line('Template ID', 'templateId', 'For WhatsApp the name of the template, otherwise its ID', {
			required: true,
			placeholder: 'e.g. order_shipped',
		}),
		...when(
			'templateOf',
			[OMNI],
			[
				{
					...line('Version', 'templateVersion', 'Version of the template', { placeholder: 'e.g. latest' }),
					default: 'latest',
					required: true,
				},
			],
		),
		...when(
			'templateOf',
			['WHATSAPP'],
			[
				line('Language', 'templateLanguage', 'Language of the template with an underscore', {
					default: 'en_US',
					required: true,
					placeholder: 'e.g. en_US',
				}),
			],
		),
		...when(
			'templateOf',
			['KAKAOTALK', OMNI, 'WECHAT'],
			[line('Language', 'languageCode', 'Language of the template, if it has several', { placeholder: 'e.g. en-US' })],
		),
		{
			displayName: 'Parameters',
			name: 'templateParameters',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add parameter',
			default: {},
			description: 'What to put into the template',
			options: [
				{
					displayName: 'Parameter',
					name: 'parameter',
					values: [
						line('Name', 'name', 'For WhatsApp templates e.g. body[1]text for the first gap of the body', {
							required: true,
							placeholder: 'e.g. body[1]text',
						}),
						line('Value', 'value', 'What to put in', { placeholder: 'e.g. Noor' }),
					],
				},
			],
		},
	],
	build: ({ templateOf, templateId, templateVersion, templateLanguage, languageCode, templateParameters }) => {
		const reference = filled({
			template_id: templateId,
			version: templateVersion,
			language_code: templateLanguage ?? languageCode,
			parameters: pairs(templateParameters),
		});
		const body: IDataObject =
			templateOf === OMNI ? { omni_template: reference } : { channel_template: { [toText(templateOf)]: reference } };
		return { template_message: body };
	},
};
