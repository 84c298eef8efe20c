import { screenerResponseOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { objectId, projectId, screenerResponseId } from '../fields';

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a screener response',
		description: 'Get one person who applied to a project, with the answers to its questions. Only reads.',
	},
	route: routes.getScreenerResponse,
	path: { projectId, screenerResponseId },
	convert: { projectId: objectId, screenerResponseId: objectId },
	output: screenerResponseOutput,
});
