import type { INodeProperties } from 'n8n-workflow';
import { filledBy, inQuery, InvalidInput, isRecord, picker, toList, type Call, type Values } from '../../../shared';
import { inboxes, labelOptions, teams } from '../../pickers';
import { inboxPage } from '../fields';
import { numericId, STATUSES } from './fields';

const statusFilter: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'all',
	description: 'Only conversations in this state. Chatwoot gives open ones unless you ask for others.',
	options: [{ name: 'All', value: 'all' }, ...STATUSES],
	...inQuery('status'),
};

const searchFilter: INodeProperties = {
	displayName: 'Search For',
	name: 'searchFor',
	type: 'string',
	default: '',
	placeholder: 'e.g. refund',
	description: 'Text that a message of the conversation contains. Switches the status filter off.',
	...inQuery('q'),
};

const labelFilter: INodeProperties = {
	displayName: 'Label Names or IDs',
	name: 'labels',
	type: 'multiOptions',
	default: [],
	description:
		'Only conversations with any of these labels. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	typeOptions: filledBy(labelOptions),
	...inQuery('labels[]'),
};

const inboxFilter = picker({
	displayName: 'Inbox',
	name: 'inboxId',
	description: 'Only conversations of this inbox',
	list: inboxes,
	example: '7',
	page: inboxPage,
	...inQuery('inbox_id'),
});

const teamFilter = picker({
	displayName: 'Team',
	name: 'teamId',
	description: 'Only conversations of this team',
	list: teams,
	example: '2',
	...inQuery('team_id'),
});

/** What narrows both the list of conversations and their counts. */
export const listFilters = [inboxFilter, labelFilter, searchFilter, statusFilter, teamFilter];

/** The conversions of `listFilters` inside a collection. */
export const filterConversions = (collection: string) => ({
	[`${collection}.inboxId`]: numericId,
	[`${collection}.teamId`]: numericId,
	[`${collection}.labels`]: toList,
});

/**
 * For `buildRequest` of an operation that has `listFilters` in this collection. Throws an InvalidInput for an added Search For
 * without a text: without the parameter `q` Chatwoot would give all conversations.
 */
export function requireSearchText(collection: string) {
	return <P extends string>(call: Call<P>, values: Values): Call<P> => {
		const filters = values[collection];
		if (!isRecord(filters) || !Object.hasOwn(filters, 'searchFor') || filters.searchFor !== undefined) return call;
		throw new InvalidInput('"Search For" is empty', 'Enter a text, or take the filter out.');
	};
}
