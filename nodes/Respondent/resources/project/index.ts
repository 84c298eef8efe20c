import type { Resource } from '../../../shared';
import { getAll } from './getAll';

export const project: Resource = {
	option: { name: 'Project', value: 'project' },
	operations: [getAll],
	defaultOperation: 'getAll',
};
