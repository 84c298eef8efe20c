import type { INodeProperties } from 'n8n-workflow';
import { whatsAppWindowHint, when } from '../../../shared';
import { templateParameters } from './templateParameters';

/** The choice between text and a WhatsApp template, and the template; `templateOf` reads them. */
export const templateFields: INodeProperties[] = [
	{
		displayName: 'Content',
		name: 'content',
		type: 'options',
		default: 'text',
		hint: whatsAppWindowHint,
		description: 'What to send',
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
				description:
					'The name of the approved template, as Meta Business Manager shows it; over Twilio its friendly name. Chatwoot insists on it.',
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
			templateParameters,
		],
	),
];
