import { numericId } from '../../../Chatwoot/ids';
import { newestMessages } from '../../../Chatwoot/pagers';
import { delivery } from '../../../shared/fields/delivery';
import { listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { routes } from '../../routes';
import { conversationId, sourceId } from '../fields';
import { clientMessageEntity, messageOutput } from './fields';

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many messages',
		description: 'List the messages that the contact may see, newest first. Only reads.',
	},
	route: routes.listMessages,
	fields: [sourceId, conversationId, ...listFields, ...messageOutput, delivery],
	convert: { conversation_id: numericId },
	output: clientMessageEntity,
	pager: newestMessages,
};
