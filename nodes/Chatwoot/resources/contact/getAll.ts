import { filtersOf, inQuery, toList } from '../../../shared';
import { contactOutput } from '../../outputs';
import { contactPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { labels, sort } from './fields';

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many contacts',
		description: 'List the people who have an email address, a phone number or an identifier. Only reads.',
	},
	route: routes.listContacts,
	filters: [filtersOf([{ ...labels, ...inQuery('labels[]') }, sort])],
	convert: { 'filters.labels': toList },
	output: contactOutput,
	pager: contactPager,
});
