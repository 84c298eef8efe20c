import { delivery } from '../../../shared/fields/delivery';
import type { Output, Operation } from '../../../shared/operation/operation';
import { countsIn } from '../../answers';
import { filterConversions, narrowing } from './narrowing';
import { filtersOf } from '../../../shared/fields/list';

const countFilters = filtersOf(narrowing, 'countFilters');

const counts: Output = {
	simplify: (records) =>
		records.map((record) => ({
			all: record.all_count ?? null,
			assigned: record.assigned_count ?? null,
			mine: record.mine_count ?? null,
			unassigned: record.unassigned_count ?? null,
		})),
	ids: () => ({}),
};

export const getCounts: Operation = {
	option: {
		name: 'Get Counts',
		value: 'getCounts',
		action: 'Get the counts of conversations',
		description: 'Count conversations: all, assigned, mine and unassigned. Only reads.',
	},
	route: 'GET /api/v1/accounts/{account_id}/conversations/meta',
	fields: [countFilters, delivery],
	convert: filterConversions('countFilters'),
	pickRecord: countsIn,
	output: counts,
	emptyResult: () => ({ found: false }),
};
