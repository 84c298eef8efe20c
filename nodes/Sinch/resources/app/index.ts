import type { Resource } from '../../../shared';
import { get } from './get';
import { getAll } from './getAll';

export const app: Resource = {
	option: { name: 'App', value: 'app' },
	operations: [get, getAll],
	defaultOperation: 'getAll',
};
