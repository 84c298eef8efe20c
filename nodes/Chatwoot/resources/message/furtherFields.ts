import type { INodeProperties } from 'n8n-workflow';
import { createFieldsOf, holdsOwnId, inBody, toList } from '../../../shared';
import { numericId } from '../../ids';
import { bcc, cc, htmlBody, mailSubject, recipientConversions, to } from './emailFields';
import { mentions } from './mentions';
import { renderLiquid } from './renderLiquid';
import { voiceMessage } from './voiceMessage';

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
export const createFields = createFieldsOf([
	bcc,
	cc,
	echoId,
	htmlBody,
	inReplyTo,
	mentions,
	renderLiquid,
	to,
	voiceMessage,
]);

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
export const messageConversions = {
	'createFields.inReplyTo': numericId,
	'createFields.mentions': toList,
	...recipientConversions,
};
