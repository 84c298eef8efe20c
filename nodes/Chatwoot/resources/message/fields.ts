import type { INodeProperties } from 'n8n-workflow';
import { createFieldsOf, inBody, holdsOwnId } from '../../../shared';
import { numericId } from '../../ids';
import { bcc, cc, htmlBody, mailSubject, recipientConversions, to } from './emailFields';
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

const echoId: INodeProperties = {
	displayName: 'Echo ID',
	name: 'echoId',
	...holdsOwnId,
	type: 'string',
	default: '',
	placeholder: 'e.g. row-17',
	description:
		'A mark of your own that the answer repeats. Chatwoot 4.8 and 4.15 do not store it; where a server does, Skip If Already Sent goes by it.',
	...inBody('echo_id'),
};

const inReplyTo: INodeProperties = {
	displayName: 'In Reply To',
	name: 'inReplyTo',
	type: 'string',
	default: '',
	placeholder: 'e.g. 3317',
	description: 'The ID of the message that this one answers; Message: Get Many gives it as "messageId"',
};

/** Further fields of a message into a conversation. */
export const createFields = createFieldsOf([bcc, cc, echoId, htmlBody, inReplyTo, renderLiquid, to, voiceMessage]);

/** Further fields of a message that may open a conversation. */
export const firstMessageFields = createFieldsOf([
	bcc,
	cc,
	echoId,
	htmlBody,
	inReplyTo,
	mailSubject,
	renderLiquid,
	to,
	voiceMessage,
]);

/** The conversions of both. */
export const messageConversions = { 'createFields.inReplyTo': numericId, ...recipientConversions };
