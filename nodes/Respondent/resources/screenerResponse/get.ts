import { delivery } from '../../../shared/fields/delivery';
import type { Operation } from '../../../shared/operation/operation';
import { screenerResponseEntity } from '../../outputs';
import { objectId } from '../../objectId';
import { projectId, screenerResponseId } from '../fields';
import { screenerResponseOutput } from './output';
import type { Route } from '../../../shared/http/call';

export const getScreenerResponseRoute: Route = 'GET /v1/projects/{projectId}/screener-responses/{screenerResponseId}';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a screener response',
		description: 'Get the answers of one person who applied to a project. Only reads.',
	},
	route: getScreenerResponseRoute,
	fields: [projectId, screenerResponseId, ...screenerResponseOutput, delivery],
	convert: { projectId: objectId, screenerResponseId: objectId },
	output: screenerResponseEntity,
	emptyResult: ({ path }) => ({ found: false, screenerResponseId: path.screenerResponseId }),
};
