import type { INodeProperties } from 'n8n-workflow';
import { inQuery } from '../../../shared';
import { contactOutput } from '../../outputs';
import { contactSearchPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { sort } from './fields';

const searchFor: INodeProperties = {
	displayName: 'Search For',
	name: 'searchFor',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. ada',
	description:
		'Part of a name, email address, phone number or identifier. The letter case counts in identifiers only. To use exactly one person, take Create or Update, or Message: Send to Contact.',
	...inQuery('q'),
};

export const search = defineOperation({
	option: {
		name: 'Search',
		value: 'search',
		action: 'Search contacts',
		description: 'Find people by part of a name, email address, phone number or identifier. Only reads.',
	},
	route: routes.searchContacts,
	fields: [searchFor],
	filters: [sort],
	output: contactOutput,
	pager: contactSearchPager,
});
