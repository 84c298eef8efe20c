import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import { listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { contactEntity } from '../../outputs';
import { contactSearchPager } from '../../pagers';
import { routes } from '../../routes';
import { contactOutput } from './output';
import { sort } from './sort';

const query: INodeProperties = {
	displayName: 'Search For',
	name: 'q',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. ada',
	description:
		'Part of a name, email address, phone number or identifier. To use exactly one person, take Create or Update, or Message: Send to Contact.',
	routing: { send: { type: 'query', property: 'q' } },
};

export const search: Operation = {
	option: {
		name: 'Search',
		value: 'search',
		action: 'Search contacts',
		description: 'Find people by part of a name, email address, phone number or identifier. Only reads.',
	},
	route: routes.searchContacts,
	fields: [query, ...listFields, sort, ...contactOutput, delivery],
	output: contactEntity,
	pager: contactSearchPager,
};
