import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { messageEntity } from '../../outputs';
import { getConversationRoute } from '../../ownUid';
import { messageUid } from '../fields';
import { messageOutput } from './output';
import type { Route } from '../../../shared/http/call';

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
	output: messageEntity,
	emptyResult: ({ path }) => ({ found: false, messageId: path.messageUid }),
};
