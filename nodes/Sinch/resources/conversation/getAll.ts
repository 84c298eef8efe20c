import type { INodeProperties } from 'n8n-workflow';
import { inQuery } from '../../../shared';
import { requireConversationMode } from '../../dispatchMode';
import { conversationOutput } from '../../outputs';
import { conversationPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { appFilter, channelFilter, contactFilter, filtersOf, requireOneOf } from '../filters';

const state: INodeProperties = {
	displayName: 'State',
	name: 'state',
	type: 'options',
	default: true,
	description: 'Only active or only stopped conversations. Without this filter both are listed.',
	options: [
		{ name: 'Active', value: true },
		{ name: 'Stopped', value: false },
	],
	...inQuery('only_active'),
};

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many conversations',
		description: 'List the conversations of an app, of a contact, or of both. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/conversations',
	alsoCalls: [routes.getApp],
	filters: [
		filtersOf([channelFilter('Active Channel', 'activeChannel', 'active_channel'), appFilter, contactFilter, state]),
	],
	buildRequest: requireOneOf(
		['app_id', 'contact_id'],
		'Neither an app nor a contact is given',
		'Add the filter App or the filter Contact, or both.',
	),
	beforeSend: requireConversationMode,
	output: conversationOutput,
	pager: conversationPager,
});
