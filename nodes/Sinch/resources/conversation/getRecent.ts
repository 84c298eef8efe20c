import type { INodeProperties } from 'n8n-workflow';
import { inQuery } from '../../../shared';
import { withQuery } from '../../body';
import { requireConversationMode } from '../../dispatchMode';
import { recentConversationOutput } from '../../outputs';
import { recentPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';
import { appId } from '../fields';

const onlyActive: INodeProperties = {
	displayName: 'Only Active',
	name: 'onlyActive',
	type: 'boolean',
	default: false,
	description: 'Whether to leave out conversations that have been stopped',
	...inQuery('only_active'),
};

const order: INodeProperties = {
	displayName: 'Sort',
	name: 'order',
	type: 'options',
	default: 'DESC',
	options: [
		{ name: 'Newest First', value: 'DESC' },
		{ name: 'Oldest First', value: 'ASC' },
	],
	description: 'By the time of the last message',
	...inQuery('order'),
};

export const getRecent = defineOperation({
	option: {
		name: 'Get Recent',
		value: 'getRecent',
		action: 'Get recent conversations',
		description: 'List the conversations of an app with the last message of each. Only reads.',
	},
	route: routes.listRecentConversations,
	alsoCalls: [routes.getApp],
	fields: [appId],
	filters: [onlyActive, order],
	buildRequest: (call, values) => withQuery(call, { app_id: values.appId }),
	beforeSend: requireConversationMode,
	output: recentConversationOutput,
	pager: recentPager,
});
