import type { INodeProperties } from 'n8n-workflow';
import { whatsAppWindowHint, when } from '../../../shared';
import { interactiveFields, interactiveOptions } from '../../interactive';
import { templateFields } from '../../templates/fields';

/** The kind of a message, and what each kind consists of besides the text. */
export const content: INodeProperties[] = [
	{
		displayName: 'Content',
		name: 'content',
		type: 'options',
		default: 'text',
		hint: whatsAppWindowHint,
		description: 'What to send',
		options: [
			...interactiveOptions,
			{ name: 'Text', value: 'text', description: 'A text, with files if you add them under Options' },
			{ name: 'WhatsApp Template', value: 'template', description: 'A text that Meta has approved' },
		],
	},
	...when('content', ['template'], templateFields),
	...interactiveFields,
];
