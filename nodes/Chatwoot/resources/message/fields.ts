import type { INodeProperties } from 'n8n-workflow';
import { content } from './content';

export { conversationId, inboxId, numericId } from '../fields';
export { messageConversions, messageOptions } from './messageOptions';

/** A message of the conversation, for the path. */
export const messageId: INodeProperties = {
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 3317',
	description: 'The message. Message: Send and Get Many give its ID as "messageId".',
};

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
export const contentFields = [...content, text];
