import type { Resource } from '../../../shared';
import { get } from './get';
import { getAll } from './getAll';

export const project: Resource = {
	option: { name: 'Project', value: 'project' },
	operations: [get, getAll],
	defaultOperation: 'getAll',
};
