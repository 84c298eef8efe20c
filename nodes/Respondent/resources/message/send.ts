import type { INodeProperties } from 'n8n-workflow';
import { inBody } from '../../../shared';
import { sentMessage } from '../../findSent';
import { sentMessageOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { conversationId } from '../fields';

const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Does Tuesday at 10:00 work for you?',
	description: 'What to say. Plain text; everybody in the conversation reads it.',
	...inBody('body'),
};

export const send = defineOperation({
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send a message',
		description: 'Send a text to everybody in a conversation. Sends.',
	},
	route: 'POST /v1/messaging/conversations/{conversationUid}/messages',
	alsoCalls: [routes.getConversation, routes.listMessages],
	path: { conversationUid: conversationId },
	fields: [text],
	output: sentMessageOutput,
	dryRun: ({ call: { path, body } }) => ({ conversationId: path.conversationUid, text: body.body }),
	sentCheck: sentMessage,
	wording: { noun: 'message', participle: 'sent' },
});
