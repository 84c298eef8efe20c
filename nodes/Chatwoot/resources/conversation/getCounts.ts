import { filtersOf, type Output } from '../../../shared';
import { countsIn } from '../../answers';
import { defineOperation } from '../../routes';
import { filterConversions, listFilters, requireSearchText } from './listFilters';

const countsOutput: Output = {
	simplify: (records) =>
		records.map((record) => ({
			all: record.all_count ?? null,
			assigned: record.assigned_count ?? null,
			mine: record.mine_count ?? null,
			unassigned: record.unassigned_count ?? null,
		})),
	// An answer without it holds no counts.
	ids: ({ all_count: all }) => ({ all }),
};

export const getCounts = defineOperation({
	option: {
		name: 'Get Counts',
		value: 'getCounts',
		action: 'Get the counts of conversations',
		description: 'Count conversations: all, assigned, mine and unassigned. Only reads.',
	},
	route: 'GET /api/v1/accounts/{account_id}/conversations/meta',
	filters: [filtersOf(listFilters, 'countFilters')],
	convert: filterConversions('countFilters'),
	buildRequest: requireSearchText('countFilters'),
	pickRecord: countsIn,
	output: countsOutput,
});
