import type { INodeProperties } from 'n8n-workflow';
import { delivery, sendOptions } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { messageOutput } from '../../outputs';
import { sentMessage } from '../../findSent';
import { numericId } from '../../ids';
import { withFiles, withMessage } from '../../messageBody';
import { routes } from '../../routes';
import { conversationId } from '../fields';
import { attachments, createFields, messageConversions, text } from './fields';
import { messageOutput } from './output';
import { content } from './content';

const messageType: INodeProperties = {
	displayName: 'Message Type',
	name: 'messageType',
	type: 'options',
	default: 'outgoing',
	description: 'Who reads the message',
	options: [
		{
			name: 'Incoming',
			value: 'incoming',
			description: 'As if the contact had written; only in inboxes of the API type',
		},
		{ name: 'Outgoing', value: 'outgoing', description: 'To the contact' },
		{ name: 'Private Note', value: 'note', description: 'Only agents see it' },
	],
};

const planned: NonNullable<Operation['planned']> = ({ path, body }) => ({
	conversationId: Number(path.conversation_id),
	text: body.content,
	private: body.private === true,
});

export const send: Operation = {
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send a message',
		description: 'Write a message or a private note into a conversation. Sends.',
	},
	route: routes.createMessage,
	alsoCalls: [routes.listMessages],
	fields: [
		conversationId,
		messageType,
		...content,
		text,
		attachments,
		createFields,
		...messageOutput,
		sendOptions,
		delivery,
	],
	convert: { conversation_id: numericId, ...messageConversions },
	buildRequest: withMessage,
	beforeSend: withFiles,
	output: messageOutput,
	emptyResult: (call) => ({ success: true, ...planned(call) }),
	planned,
	wording: { noun: 'message', participle: 'sent' },
	sentCheck: sentMessage,
};
