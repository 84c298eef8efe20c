import { conditionFields } from '../../conditions/fields';
import { conditionsOf } from '../../conditions/conditions';
import { combine } from '../../conditions/target';
import { conversationOutput } from '../../outputs';
import { conversationFilterPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { checkedConditions } from './checkedConditions';
import { conversationConditions } from './conditionTargets';
import { sortBy } from './sortBy';

export const filter = defineOperation({
	option: {
		name: 'Filter',
		value: 'filter',
		action: 'Filter conversations',
		description: 'Find conversations that meet conditions, whatever their state. Only reads.',
	},
	route: routes.filterConversations,
	alsoCalls: [routes.listAttributeDefinitions, routes.getServerVersion],
	fields: [conditionFields(conversationConditions), combine],
	filters: [sortBy],
	convert: { 'conditions.condition.value': (value) => value },
	buildRequest: (call, values) => ({
		...call,
		readsOnly: true,
		body: { payload: conditionsOf(values, conversationConditions) },
	}),
	beforeSend: checkedConditions,
	output: conversationOutput,
	pager: conversationFilterPager,
});
