import type { INodeProperties } from 'n8n-workflow';
import { toList } from '../../../shared/parameters/convert';
import { picker } from '../../../shared/fields/picker';
import { numericId } from '../../ids';
import { inboxPage } from '../fields';
import { STATUSES } from './fields';

const statusFilter: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'all',
	description: 'Only conversations in this state. Chatwoot gives open ones unless you ask for others.',
	options: [{ name: 'All', value: 'all' }, ...STATUSES],
	routing: { send: { type: 'query', property: 'status' } },
};

const searchFilter: INodeProperties = {
	displayName: 'Search For',
	name: 'q',
	type: 'string',
	default: '',
	placeholder: 'e.g. refund',
	description: 'Text that a message of the conversation contains. Switches the status filter off.',
	routing: { send: { type: 'query', property: 'q' } },
};

const labelFilter: INodeProperties = {
	displayName: 'Label Names or IDs',
	name: 'labels',
	type: 'multiOptions',
	default: [],
	description:
		'Only conversations with any of these labels. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	typeOptions: { loadOptionsMethod: 'getLabels' },
	routing: { send: { type: 'query', property: 'labels[]' } },
};

const inboxFilter = picker({
	displayName: 'Inbox',
	name: 'inboxId',
	description: 'Only conversations of this inbox',
	searchMethod: 'searchInboxes',
	example: '7',
	page: inboxPage,
	routing: { send: { type: 'query', property: 'inbox_id' } },
});

const teamFilter = picker({
	displayName: 'Team',
	name: 'teamId',
	description: 'Only conversations of this team',
	searchMethod: 'searchTeams',
	example: '2',
	routing: { send: { type: 'query', property: 'team_id' } },
});

/** What lists and counts can be narrowed by. */
export const narrowing = [inboxFilter, labelFilter, searchFilter, statusFilter, teamFilter];

/** Checks of the filters above, under the collection's name. */
export const filterConversions = (collection: string) => ({
	[`${collection}.inboxId`]: numericId,
	[`${collection}.teamId`]: numericId,
	[`${collection}.labels`]: toList,
});
