import { filtersOf, inQuery, omit } from '../../../shared';
import { messageOutput } from '../../outputs';
import { messagePager } from '../../paging/messages';
import { defineOperation, routes } from '../../routes';
import { conversationId, numericId } from './fields';

const filters = filtersOf([
	{
		displayName: 'After Message ID',
		name: 'after',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3317',
		description:
			'Only what Chatwoot stored after this message, in the order in which it was stored: for a sheet that goes on where it stopped',
		...inQuery('after'),
	},
	{
		displayName: 'Before Message ID',
		name: 'before',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3317',
		description: 'Only what Chatwoot stored before this message',
		...inQuery('before'),
	},
	{
		displayName: 'Leave Out Notes',
		name: 'filterInternal',
		type: 'boolean',
		default: true,
		description: 'Whether to leave out private notes and activity entries',
		...inQuery('filter_internal_messages'),
	},
]);

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many messages',
		description: 'List the messages of a conversation, newest first. Only reads.',
	},
	route: routes.listMessages,
	alsoCalls: [routes.listInboxes],
	path: { conversation_id: conversationId },
	filters: [filters],
	convert: { conversationId: numericId, 'filters.after': numericId, 'filters.before': numericId },
	// Chatwoot filters whatever the value is, "false" included.
	buildRequest: (call) =>
		call.query.filter_internal_messages === true
			? call
			: { ...call, query: omit(call.query, 'filter_internal_messages') },
	output: messageOutput,
	pager: messagePager,
});
