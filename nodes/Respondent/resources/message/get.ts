import { delivery } from '../../../shared/deliveryFields';
import type { Operation, Route } from '../../../shared/operation';
import { messageEntity } from '../../entities';
import { getConversationRoute } from '../../ownUid';
import { messageUid } from '../fields';
import { messageOutput } from './output';

export const getMessageRoute: Route = 'GET /v1/messaging/messages/{messageUid}';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a message',
		description: 'Get one message. Only reads.',
	},
	route: getMessageRoute,
	alsoCalls: [getConversationRoute],
	fields: [messageUid, ...messageOutput, delivery],
	entity: messageEntity,
	withoutRecord: ({ path }) => ({ found: false, messageId: path.messageUid }),
};
