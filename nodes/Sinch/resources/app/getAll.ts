import { delivery } from '../../../shared/fields/delivery';
import { listFields } from '../../../shared/fields/list';
import type { Operation } from '../../../shared/operation/operation';
import { appEntity } from '../../outputs/app';
import { appPager } from '../../pagers';
import { listAppsRoute } from '../../routes';
import { appOutput } from './get';

export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many apps',
		description: 'List the apps of the project in this region. Only reads.',
	},
	route: listAppsRoute,
	fields: [...listFields, ...appOutput, delivery],
	output: appEntity,
	pager: appPager,
};
