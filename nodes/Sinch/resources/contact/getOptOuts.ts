import type { INodeProperties } from 'n8n-workflow';
import { optOutOutput } from '../../outputs';
import { optOutPager } from '../../pagers';
import { defineOperation } from '../../routes';
import { appId } from '../fields';

const optOutList: INodeProperties = {
	displayName: 'List',
	name: 'optOutList',
	type: 'options',
	default: 'OPT_OUT_ALL',
	description: 'What the people have opted out of',
	options: [
		{ name: 'All Messages', value: 'OPT_OUT_ALL' },
		{ name: 'Marketing', value: 'OPT_OUT_MARKETING', description: 'Messages with the Content Type Marketing' },
		{
			name: 'Notifications',
			value: 'OPT_OUT_NOTIFICATION',
			description: 'Messages with the Content Type Notification',
		},
	],
};

export const getOptOuts = defineOperation({
	option: {
		name: 'Get Many Opt-Outs',
		value: 'getOptOuts',
		action: 'Get many opt-outs',
		description:
			'List the people who have opted out of the messages of an app. The list of an app without consent management is empty. Only reads.',
	},
	route: 'GET /v1/projects/{project_id}/apps/{app_id}/consents/{list_type}',
	path: { app_id: appId, list_type: optOutList },
	output: optOutOutput,
	pager: optOutPager,
});
