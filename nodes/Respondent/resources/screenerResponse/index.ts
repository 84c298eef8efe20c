import type { Resource } from '../../../shared';
import { get } from './get';
import { getAll } from './getAll';

export const screenerResponse: Resource = {
	option: { name: 'Screener Response', value: 'screenerResponse' },
	operations: [get, getAll],
	defaultOperation: 'getAll',
};
