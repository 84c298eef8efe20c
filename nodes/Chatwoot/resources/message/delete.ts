import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { numericId } from '../../ids';
import { conversationId } from '../fields';

const messageId: INodeProperties = {
	displayName: 'Message ID',
	name: 'message_id',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 3317',
	description: 'The message. Message: Send and Get Many give its ID as "messageId".',
};

export const remove: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a message',
		description: 'Delete a message and its files; a notice stays in its place. Changes data.',
	},
	route: 'DELETE /api/v1/accounts/{account_id}/conversations/{conversation_id}/messages/{message_id}',
	fields: [conversationId, messageId, delivery],
	convert: { conversation_id: numericId, message_id: numericId },
	// Published with an empty answer; servers may send the message.
	pickRecord: () => undefined,
	emptyResult: () => ({ deleted: true }),
	wording: { noun: 'message', participle: 'deleted' },
};
