import { conditionFields } from '../../conditions/fields';
import { conditionsOf } from '../../conditions/conditions';
import { combine } from '../../conditions/target';
import { contactOutput } from '../../outputs';
import { contactPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { checkedConditions } from './checkedConditions';
import { contactConditions } from './conditionTargets';
import { sort } from './fields';

export const filter = defineOperation({
	option: {
		name: 'Filter',
		value: 'filter',
		action: 'Filter contacts',
		description:
			'Find people who meet conditions. Chatwoot leaves out who has neither email address, phone number nor identifier. Only reads.',
	},
	route: routes.filterContacts,
	alsoCalls: [routes.listAttributeDefinitions, routes.getServerVersion],
	fields: [conditionFields(contactConditions), combine],
	filters: [sort],
	convert: { 'conditions.condition.value': (value) => value },
	buildRequest: (call, values) => ({
		...call,
		readsOnly: true,
		body: { payload: conditionsOf(values, contactConditions) },
	}),
	beforeSend: checkedConditions,
	output: contactOutput,
	pager: contactPager,
});
