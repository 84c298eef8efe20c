import type { INodeProperties } from 'n8n-workflow';
import { toList, when } from '../../../shared';
import { findOwnMessage, messageSentCheck } from '../../findSent';
import { storedText } from '../../liquid';
import { withMessage } from '../../messageBody';
import { messageOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { checkedMessage } from '../../steps/checkedMessage';
import { sendInTurn } from '../../steps/emailTurn';
import { joinMessages, nextMessage } from '../../steps/nextMessage';
import { blockedInConversation } from '../../steps/skipBlocked';
import { contentFields, conversationId, messageConversions, messageOptions, numericId } from './fields';
import { mentions } from './mentions';

// The default is a note, which no customer sees: a person who adds this option wants something else than a message to the contact.
const messageType: INodeProperties = {
	displayName: 'Message Type',
	name: 'messageType',
	type: 'options',
	default: 'note',
	description: 'Who reads the message. Without this option the contact does.',
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

export const send = defineOperation({
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send a message',
		description: 'Write a message or a private note into a conversation. Sends.',
	},
	route: routes.createMessage,
	alsoCalls: [
		routes.listMessages,
		routes.listInboxes,
		routes.getConversation,
		routes.getServerVersion,
		routes.listAgents,
		routes.listTeams,
		routes.listTeamMembers,
		routes.listInboxMembers,
	],
	path: { conversation_id: conversationId },
	fields: contentFields,
	options: [...messageOptions, messageType, ...when('messageType', ['note'], [mentions])],
	convert: { conversationId: numericId, 'options.mentions': toList, ...messageConversions },
	buildRequest: withMessage,
	beforeSend: checkedMessage,
	dryRun: ({ call: { path, body } }) => ({
		conversationId: Number(path.conversation_id),
		text: storedText(body),
		private: body.private === true,
	}),
	sentCheck: messageSentCheck,
	skipReason: blockedInConversation,
	run: async (row) => await sendInTurn(row, row.call.path.conversation_id, async () => await row.fetch(row.call)),
	findOwn: findOwnMessage,
	parts: { next: nextMessage, join: joinMessages },
	output: messageOutput,
	wording: { noun: 'message', participle: 'sent' },
});
