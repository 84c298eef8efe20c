import type { INodeProperties } from 'n8n-workflow';
import { holdsOwnId, inBody, recognitionOptions } from '../../../shared';
import { numericId } from '../../ids';
import { templateOptions } from '../../templates/options';
import { attachments } from './attachments';
import { bcc, cc, htmlBody, recipientConversions, to } from './emailFields';
import { renderLiquid } from './renderLiquid';
import { skipBlocked } from '../../steps/skipBlocked';
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

/** The Options of a message. `withMessage` reads those that do not go out as they are, and `recognitionOf` those of Skip If Already Sent. */
export const messageOptions: INodeProperties[] = [
	attachments,
	bcc,
	cc,
	echoId,
	htmlBody,
	inReplyTo,
	renderLiquid,
	skipBlocked,
	...templateOptions,
	to,
	voiceMessage,
	...recognitionOptions(
		'where Chatwoot shows too little to compare: a template with the same text, rendered Liquid, or the same message without a key',
	),
];

/** The conversions of `messageOptions`. */
export const messageConversions = {
	'options.inReplyTo': numericId,
	...recipientConversions,
};
