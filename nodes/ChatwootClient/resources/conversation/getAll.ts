import { wholeList } from '../../../Chatwoot/pagers';
import { delivery } from '../../../shared/fields/delivery';
import { listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { sourceId } from '../fields';
import { clientConversationEntity, conversationOutput } from './output';

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many conversations',
		description:
			"List the contact's conversations: those of this session, or all of them once the session is verified. Only reads.",
	},
	route: 'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations',
	fields: [sourceId, ...listFields, ...conversationOutput, delivery],
	output: clientConversationEntity,
	pager: wholeList,
};
