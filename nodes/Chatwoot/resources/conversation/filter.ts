import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import { InvalidInput } from '../../../shared/base/failure';
import { listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { conversationEntity } from '../../outputs';
import { conversationPager } from '../../pagers';
import { conditionFields } from './conditionFields';
import { conditionsIn } from './conditions';
import { conversationOutput } from './output';
import { sortBy } from './sortBy';

const join: INodeProperties = {
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

export const filter: Operation = {
	option: {
		name: 'Filter',
		value: 'filter',
		action: 'Filter conversations',
		description: 'Find conversations that meet conditions, whatever their state. Only reads.',
	},
	route: 'POST /api/v1/accounts/{account_id}/conversations/filter',
	fields: [conditionFields, join, ...listFields, sortBy, ...conversationOutput, delivery],
	convert: { 'conditions.condition.value': (value) => value },
	buildRequest: (call, values) => {
		const conditions: IDataObject[] = conditionsIn(values.conditions, values.combine);
		if (conditions.length === 0) throw new InvalidInput('"Conditions" is empty', 'Add at least one.');
		const sorted = values.returnAll === true && values.sortBy === 'last_activity_at_desc';
		const query = { ...call.query, ...(sorted && { sort_by: 'created_at_asc' }) };
		// Only reads, so that it may be repeated.
		return { ...call, readsOnly: true, query, body: { payload: conditions } };
	},
	output: conversationEntity,
	pager: conversationPager,
};
