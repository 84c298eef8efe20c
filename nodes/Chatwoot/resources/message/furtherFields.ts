import type { INodeProperties } from 'n8n-workflow';
import { createFieldsOf, holdsOwnId, inBody } from '../../../shared';
import { numericId } from '../../ids';
import { bcc, cc, htmlBody, recipientConversions, to } from './emailFields';
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

/** Further fields of a message. */
export const createFields = createFieldsOf([bcc, cc, echoId, htmlBody, inReplyTo, renderLiquid, to, voiceMessage]);

/** The conversions of `createFields`. */
export const messageConversions = {
	'createFields.inReplyTo': numericId,
	...recipientConversions,
};
