import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { toList } from '../../../shared/convert';
import { picker } from '../../../shared/locator';
import { numericId } from '../../ids';

/** The states of a conversation. */
export const STATUSES: INodePropertyOptions[] = [
	{ name: 'Open', value: 'open' },
	{ name: 'Pending', value: 'pending', description: 'A bot is at it' },
	{ name: 'Resolved', value: 'resolved' },
	{ name: 'Snoozed', value: 'snoozed' },
];

/** An agent, for assignments. */
export const agent = picker({
	displayName: 'Agent',
	name: 'agentId',
	required: true,
	description: 'The agent. Settings → Agents lists them; their IDs are numbers.',
	searchMethod: 'searchAgents',
	example: '3',
});

/** A team, for assignments. */
export const team = picker({
	displayName: 'Team',
	name: 'teamId',
	required: true,
	description: 'The team. Settings → Teams lists them; their IDs are numbers.',
	searchMethod: 'searchTeams',
	example: '2',
});

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

/** How conversations are sorted. */
export const sortBy: INodeProperties = {
	displayName: 'Sort',
	name: 'sortBy',
	type: 'options',
	default: 'last_activity_at_desc',
	description:
		'What comes first. With Return All, conversations come in the order of creation unless you choose otherwise: there nothing moves while the list is read.',
	options: [
		{ name: 'Created First', value: 'created_at_asc' },
		{ name: 'Created Last', value: 'created_at_desc' },
		{ name: 'Highest Priority', value: 'priority_desc' },
		{ name: 'Last Active', value: 'last_activity_at_desc' },
		{ name: 'Longest Inactive', value: 'last_activity_at_asc' },
		{ name: 'Longest Waiting', value: 'waiting_since_asc' },
		{ name: 'Lowest Priority', value: 'priority_asc' },
		{ name: 'Shortest Waiting', value: 'waiting_since_desc' },
	],
	routing: { send: { type: 'query', property: 'sort_by' } },
};

/** Checks of the filters above, under the collection's name. */
export const filterConversions = (collection: string) => ({
	[`${collection}.inboxId`]: numericId,
	[`${collection}.teamId`]: numericId,
	[`${collection}.labels`]: toList,
});
