import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { notice, whatsAppWindowHint, when } from '../../../shared';
import { interactiveFields, interactiveOptions } from '../../interactive';
import { templateFields } from '../../templates/fields';

const content: INodeProperties = {
	displayName: 'Content',
	name: 'content',
	type: 'options',
	default: 'text',
	description: 'What to send',
	options: [
		...interactiveOptions,
		{ name: 'Text', value: 'text', description: 'A text, with files if you add them under Options' },
		{ name: 'WhatsApp Template', value: 'template', description: 'A text that Meta has approved' },
	],
};

const windowNotice = notice('windowNotice', whatsAppWindowHint);

// Hidden until an inbox is chosen, as it would make a new panel longer than the window, and for an email address, which WhatsApp does
// not know.
const windowNoticeForPerson = updateDisplayOptions(
	{ show: { '/person.mode': ['phone_number', 'identifier'] }, hide: { inboxId: [''] } },
	[{ ...windowNotice, name: 'windowNoticeForPerson' }],
);

/** What each kind of content consists of besides the text. */
const contentParts: INodeProperties[] = [...when('content', ['template'], templateFields), ...interactiveFields];

export const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	// n8n's editor makes a textarea of more than one row, and HTML ignores the fraction: one line that takes line breaks and can be
	// pulled larger.
	typeOptions: { rows: 1.5 },
	default: '',
	placeholder: 'e.g. Hi Ada, your order is on its way.',
	description: 'What to say. Markdown is shown as such where the channel can. May only be empty when files are sent.',
};

/** The content of a message; `withMessage` reads it. */
export const contentFields: INodeProperties[] = [content, windowNotice, ...contentParts, text];

/** The same beside an inbox and a person. */
export const contentForPerson: INodeProperties[] = [content, ...windowNoticeForPerson, ...contentParts, text];
