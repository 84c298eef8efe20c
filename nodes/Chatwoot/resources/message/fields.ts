import type { INodeProperties } from 'n8n-workflow';
import { templateFields } from './templateFields';

export { conversationId, inboxId, numericId } from '../fields';
export { createFields, messageConversions } from './furtherFields';

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
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Hi Ada, your order is on its way.',
	description: 'What to say. Markdown is shown as such where the channel can. May only be empty when files are sent.',
};

export const attachments: INodeProperties = {
	displayName: 'Attachment Input Binary Fields',
	name: 'attachments',
	type: 'string',
	default: '',
	placeholder: 'e.g. data',
	hint: 'The names of the binary fields that hold the files, e.g. data. Several: separated by commas.',
	description:
		'Files to send along: the names of the binary fields as the Binary tab of the node before shows them. At most 15 files, as a rule up to 40 MB each. On WhatsApp each file is a message of its own, in Message: Send and Send to Contact.',
};

/** The content of a message; `withMessage` reads it. */
export const contentFields = [...templateFields, text, attachments];
