import { sentMessage } from '../../findSent';
import { sentMessageOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { conversationId } from '../fields';
import { text } from './fields';

export const send = defineOperation({
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send a message',
		description: 'Send a text to everybody in a conversation. Sends.',
	},
	route: routes.createMessage,
	alsoCalls: [routes.getConversation, routes.listMessages],
	path: { conversationUid: conversationId },
	fields: [text],
	output: sentMessageOutput,
	dryRun: ({ call: { path, body } }) => ({ conversationId: path.conversationUid, text: body.body }),
	sentCheck: sentMessage,
	wording: { noun: 'message', participle: 'sent' },
});
