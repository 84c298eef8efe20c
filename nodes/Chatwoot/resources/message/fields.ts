import type { INodeProperties } from 'n8n-workflow';
import { createFieldsOf, inBody, holdsOwnId } from '../../../shared';
import { numericId } from '../../ids';
import { renderLiquid } from './renderLiquid';
import { templateFields } from './templateFields';
import { voiceMessage } from './voiceMessage';

export { conversationId, inboxId, numericId } from '../fields';

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
		'Files to send along: the names of the binary fields as the Binary tab of the node before shows them. At most 15 files, as a rule up to 40 MB each.',
};

/** The content of a message; `withMessage` reads it. */
export const contentFields = [...templateFields, text, attachments];

export const createFields = createFieldsOf([
	{
		displayName: 'BCC',
		name: 'bccEmails',
		...holdsOwnId,
		type: 'string',
		default: '',
		placeholder: 'e.g. team@example.com, lead@example.com',
		description: 'Email inboxes only: hidden copies go to these addresses, separated by commas',
		...inBody('bcc_emails'),
	},
	{
		displayName: 'CC',
		name: 'ccEmails',
		...holdsOwnId,
		type: 'string',
		default: '',
		placeholder: 'e.g. team@example.com, lead@example.com',
		description: 'Email inboxes only: copies go to these addresses, separated by commas',
		...inBody('cc_emails'),
	},
	{
		displayName: 'Echo ID',
		name: 'echoId',
		...holdsOwnId,
		type: 'string',
		default: '',
		placeholder: 'e.g. row-17',
		description:
			'A mark of your own that the answer repeats. Where the server keeps it, Skip If Already Sent goes by it.',
		...inBody('echo_id'),
	},
	{
		displayName: 'In Reply To',
		name: 'inReplyTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3317',
		description: 'The ID of the message that this one answers; Message: Get Many gives it as "messageId"',
	},
	renderLiquid,
	voiceMessage,
]);

/** The conversions of `createFields`. */
export const messageConversions = { 'createFields.inReplyTo': numericId };
