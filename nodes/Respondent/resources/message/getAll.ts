import type { INodeProperties } from 'n8n-workflow';
import { filtersOf, inQuery, InvalidInput } from '../../../shared';
import { messageOutput } from '../../outputs';
import { parallelPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { conversationFilter, externalResearcherFilter, objectId, projectFilter } from '../fields';

function dateFilter(displayName: string, name: string, description: string): INodeProperties {
	return { displayName, name, type: 'dateTime', default: '', description, ...inQuery(name) };
}

const filters = filtersOf([
	conversationFilter,
	externalResearcherFilter,
	projectFilter,
	dateFilter(
		'Since',
		'since',
		"Only messages from this moment on. Text without an offset is meant in the workflow's time zone.",
	),
	dateFilter(
		'Until',
		'until',
		"Only messages up to this moment. Text without an offset is meant in the workflow's time zone.",
	),
]);

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many messages',
		description: 'List messages of both sides. Only reads.',
	},
	route: routes.listMessages,
	alsoCalls: [routes.getConversation],
	filters: [filters],
	convert: { 'filters.projectId': objectId },
	buildRequest: (call) => {
		const { since, until } = call.query;
		if (typeof since === 'string' && typeof until === 'string' && since > until)
			throw new InvalidInput(`"Since" (${since}) lies after "Until" (${until})`, 'Swap the two.');
		return call;
	},
	output: messageOutput,
	pager: parallelPager('uid'),
});
