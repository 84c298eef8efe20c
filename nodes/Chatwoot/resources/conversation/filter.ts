import type { INodeProperties } from 'n8n-workflow';
import { conversationOutput } from '../../outputs';
import { conversationFilterPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { checkConditions } from '../../steps/checkConditions';
import { conditionFields } from './conditionFields';
import { conditionsOf } from './conditions';
import { sortBy } from './sortBy';

const combine: INodeProperties = {
	displayName: 'Combine',
	name: 'combine',
	type: 'options',
	default: 'AND',
	description: 'How the conditions go together',
	options: [
		{ name: 'All Conditions', value: 'AND' },
		{ name: 'Any Condition', value: 'OR' },
	],
};

export const filter = defineOperation({
	option: {
		name: 'Filter',
		value: 'filter',
		action: 'Filter conversations',
		description: 'Find conversations that meet conditions, whatever their state. Only reads.',
	},
	route: routes.filterConversations,
	alsoCalls: [routes.listAttributeDefinitions, routes.getServerVersion],
	fields: [conditionFields, combine],
	filters: [sortBy],
	convert: { 'conditions.condition.value': (value) => value },
	buildRequest: (call, values) => ({ ...call, readsOnly: true, body: { payload: conditionsOf(values) } }),
	beforeSend: checkConditions,
	output: conversationOutput,
	pager: conversationFilterPager,
});
