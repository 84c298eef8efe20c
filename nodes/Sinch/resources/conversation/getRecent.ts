import type { INodeProperties } from 'n8n-workflow';
import { delivery } from '../../../shared/fields/delivery';
import { listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { needsConversationMode } from '../../appSettings';
import { recentEntity } from '../../outputs/message';
import { appId } from '../fields';
import { recentPager } from '../../pagers';
import { withQuery } from '../../body';
import { getAppRoute, listRecentRoute } from '../../routes';
import { conversationOutput } from './output';

const onlyActive: INodeProperties = {
	displayName: 'Only Active',
	name: 'onlyActive',
	type: 'boolean',
	default: false,
	description: 'Whether to leave out conversations that have been stopped',
	routing: { send: { type: 'query', property: 'only_active' } },
};

const order: INodeProperties = {
	displayName: 'Order',
	name: 'order',
	type: 'options',
	default: 'DESC',
	options: [
		{ name: 'Newest First', value: 'DESC' },
		{ name: 'Oldest First', value: 'ASC' },
	],
	description: 'By the time of the last message',
	routing: { send: { type: 'query', property: 'order' } },
};

export const getRecent: Operation = {
	option: {
		name: 'Get Recent',
		value: 'getRecent',
		action: 'Get recent conversations',
		description: 'List the conversations of an app with the last message of each. Only reads.',
	},
	route: listRecentRoute,
	alsoCalls: [getAppRoute],
	fields: [appId, ...listFields, onlyActive, order, ...conversationOutput, delivery],
	buildRequest: (call, { appId: app_id }) => withQuery(call, { app_id }),
	beforeSend: needsConversationMode,
	output: recentEntity,
	pager: recentPager,
};
