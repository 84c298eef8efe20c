import { toList } from '../../../shared/parameters/convert';
import { delivery } from '../../../shared/fields/delivery';
import { filtersOf, listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { contactEntity } from '../../outputs';
import { contactPager } from '../../pagers';
import { routes } from '../../routes';
import { labels } from '../fields';
import { contactOutput } from './output';
import { sort } from './sort';

const filters = filtersOf([{ ...labels, routing: { send: { type: 'query', property: 'labels[]' } } }, sort]);

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many contacts',
		description: 'List the people who have an email address, a phone number or an identifier. Only reads.',
	},
	route: routes.listContacts,
	fields: [...listFields, filters, ...contactOutput, delivery],
	convert: { 'filters.labels': toList },
	// Names do not move while the list is read; what was active last does.
	buildRequest: (call, { returnAll }) =>
		returnAll === true && call.query.sort === undefined ? { ...call, query: { ...call.query, sort: 'name' } } : call,
	output: contactEntity,
	pager: contactPager,
};
