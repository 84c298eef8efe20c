import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { outputFields } from '../../../shared/fields/output';
import { APP_FIELDS, appEntity } from '../../outputs/app';
import { appInPath } from '../fields';
import { getAppRoute } from '../../routes';

/** Shared by the operations of the resource. */
export const appOutput = outputFields(APP_FIELDS);

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get an app',
		description: 'Get one app: its mode, its channels and how long it stores messages. Only reads.',
	},
	route: getAppRoute,
	fields: [appInPath, ...appOutput, delivery],
	output: appEntity,
	emptyResult: ({ path }) => ({ found: false, appId: path.app_id }),
};
