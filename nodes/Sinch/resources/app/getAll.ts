import { appOutput } from '../../outputs';
import { appPager } from '../../pagers';
import { defineOperation, routes } from '../../routes';

export const getAll = defineOperation({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many apps',
		description: 'List the apps of the project in this region. Only reads.',
	},
	route: routes.listApps,
	output: appOutput,
	pager: appPager,
});
