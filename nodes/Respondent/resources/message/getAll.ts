import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import { filtersOf, listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { messageEntity } from '../../outputs';
import { listMessagesRoute } from '../../findSent';
import { objectId } from '../../objectId';
import { getConversationRoute } from '../../ownUid';
import { respondentListPager } from '../../pagers';
import { conversationFilter, externalResearcherFilter, projectFilter } from '../fields';
import { messageOutput } from './output';

function moment(displayName: string, name: string, description: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'dateTime',
		default: '',
		description,
		routing: { send: { type: 'query', property: name } },
	};
}

const filters = filtersOf([
	conversationFilter,
	externalResearcherFilter,
	projectFilter,
	moment(
		'Since',
		'since',
		"Only messages from this moment on. Text without an offset is meant in the workflow's time zone.",
	),
	moment(
		'Until',
		'until',
		"Only messages up to this moment. Text without an offset is meant in the workflow's time zone.",
	),
]);

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many messages',
		description: 'List messages of both sides. Only reads.',
	},
	route: listMessagesRoute,
	alsoCalls: [getConversationRoute],
	fields: [...listFields, filters, ...messageOutput, delivery],
	convert: { 'filters.projectId': objectId },
	check: ({ query: { since, until } }) => {
		if (typeof since !== 'string' || typeof until !== 'string' || since <= until) return;
		throw new InvalidInput(`"Since" (${since}) lies after "Until" (${until})`, 'Swap the two.');
	},
	output: messageEntity,
	pager: respondentListPager('uid'),
};
