import type { INodeProperties } from 'n8n-workflow';
import { inBody, when } from '../../../shared';
import { messageOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { conversationId, messageId, numericId } from './fields';

const deliveryStatus: INodeProperties = {
	displayName: 'Delivery Status',
	name: 'deliveryStatus',
	type: 'options',
	default: 'delivered',
	description: 'What became of the message. One that was read stays so when Delivered comes after it.',
	options: [
		{ name: 'Delivered', value: 'delivered' },
		{ name: 'Failed', value: 'failed', description: 'Agents see the reason below the message' },
		{ name: 'Read', value: 'read' },
		{ name: 'Sent', value: 'sent' },
	],
	...inBody('status'),
};

const reason: INodeProperties = {
	displayName: 'Reason',
	name: 'reason',
	type: 'string',
	default: '',
	placeholder: 'e.g. The number is not in service',
	description: 'Why the message did not arrive',
	...inBody('external_error'),
};

/**
 * For users who have built a channel of their own on an inbox of the API type. Chatwoot v4.15.1
 * app/services/messages/status_update_service.rb: the reason is kept with `failed` only; seen on Chatwoot 4.15.1 and 4.8.0
 */
export const updateStatus = defineOperation({
	option: {
		name: 'Update Status',
		value: 'updateStatus',
		action: 'Update the delivery status of a message',
		description:
			'Report what became of a message that your own channel has delivered: only in inboxes of the API type. Changes data.',
	},
	route: routes.updateMessageStatus,
	path: { conversation_id: conversationId, message_id: messageId },
	fields: [deliveryStatus, ...when('deliveryStatus', ['failed'], [reason])],
	convert: { conversationId: numericId, messageId: numericId },
	output: messageOutput,
	wording: { noun: 'delivery status', participle: 'set' },
});
