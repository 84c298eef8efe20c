import { appOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { appId } from '../fields';

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an app',
		description: 'Get one app: its mode, its channels and how long it stores messages. Only reads.',
	},
	route: routes.getApp,
	path: { app_id: appId },
	output: appOutput,
});
