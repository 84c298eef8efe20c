import { delivery } from '../../../shared/fields/delivery';
import { filtersOf, listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { messageOutput } from '../../outputs';
import { numericId } from '../../ids';
import { messagePager } from '../../pagers';
import { routes } from '../../routes';
import { conversationId } from '../fields';
import { messageOutput } from './output';

const filters = filtersOf([
	{
		displayName: 'After Message ID',
		name: 'after',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3317',
		description: 'Only what came after this message, oldest first: for a sheet that goes on where it stopped',
		routing: { send: { type: 'query', property: 'after' } },
	},
	{
		displayName: 'Before Message ID',
		name: 'before',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3317',
		description: 'Only what came before this message',
		routing: { send: { type: 'query', property: 'before' } },
	},
	{
		displayName: 'Leave Out Notes',
		name: 'filterInternal',
		type: 'boolean',
		default: true,
		description: 'Whether to leave out private notes and activity entries',
		routing: { send: { type: 'query', property: 'filter_internal_messages' } },
	},
]);

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many messages',
		description: 'List the messages of a conversation, newest first. Only reads.',
	},
	route: routes.listMessages,
	fields: [conversationId, ...listFields, filters, ...messageOutput, delivery],
	convert: { conversation_id: numericId, 'filters.after': numericId, 'filters.before': numericId },
	// The server takes any value of it for yes.
	buildRequest: (call) => {
		const { filter_internal_messages: filtered, ...query } = call.query;
		return { ...call, query: { ...query, ...(filtered === true && { filter_internal_messages: true }) } };
	},
	output: messageOutput,
	pager: messagePager,
};
