import { wholeList } from '../../../Chatwoot/pagers';
import { conversationOutput } from '../../outputs';
import { defineOperation } from '../../routes';
import { sourceId } from '../fields';

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many conversations',
		description:
			"List the contact's conversations: those of this session, or all of them once the session is verified. Only reads.",
	},
	route: 'GET /public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations',
	path: { contact_identifier: sourceId },
	output: conversationOutput,
	pager: wholeList,
});
