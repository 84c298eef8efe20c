import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { delivery, sendOptions } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { sentMessageEntity } from '../../outputs';
import { listMessagesRoute, sentMessage } from '../../findSent';
import { getConversationRoute } from '../../ownUid';
import { conversationUid } from '../fields';
import { messageOutput } from './output';
import type { Call } from '../../../shared/http/call';

const text: INodeProperties = {
	displayName: 'Text',
	name: 'body',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Does Tuesday at 10:00 work for you?',
	description: 'What to say. Plain text; everybody in the conversation reads it.',
	routing: { send: { type: 'body', property: 'body' } },
};

function planned({ path, body }: Call): IDataObject {
	return { conversationId: path.conversationUid, text: body.body };
}

/** Sends a message: `MessagesController_createMessage` of the contract. */
export const send: Operation = {
	option: {
		name: 'Send',
		value: 'send',
		action: 'Send a message',
		description: 'Send a text to everybody in a conversation. Sends.',
	},
	route: 'POST /v1/messaging/conversations/{conversationUid}/messages',
	alsoCalls: [getConversationRoute, listMessagesRoute],
	fields: [conversationUid, text, ...messageOutput, sendOptions, delivery],
	output: sentMessageEntity,
	planned,
	emptyResult: (call) => ({ success: true, ...planned(call) }),
	wording: { noun: 'message', participle: 'sent' },
	sentCheck: sentMessage,
};
