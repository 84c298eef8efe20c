import { projectOutput } from '../../outputs';
import { defineOperation, routes } from '../../routes';
import { objectId, projectId } from '../fields';

export const get = defineOperation({
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a project',
		description: 'Get one project: its state, the incentive, and how many people it looks for. Only reads.',
	},
	route: routes.getProject,
	path: { projectId },
	convert: { projectId: objectId },
	output: projectOutput,
});
