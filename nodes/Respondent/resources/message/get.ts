import { delivery } from '../../../shared/deliveryFields';
import type { Operation } from '../../../shared/operation';
import { messageEntity } from '../../entities';
import { getConversationRoute } from '../../ownUid';
import { messageUid } from '../fields';
import { messageOutput } from './output';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a message',
		description: 'Get one message. Only reads.',
	},
	route: 'GET /v1/messaging/messages/{messageUid}',
	alsoCalls: [getConversationRoute],
	fields: [messageUid, ...messageOutput, delivery],
	entity: messageEntity,
	withoutRecord: ({ path }) => ({ found: false, messageId: path['Message ID'] }),
};
