import type { Resource } from '../../../shared';
import { get } from './get';

export const profile: Resource = {
	option: { name: 'Profile', value: 'profile' },
	operations: [get],
	defaultOperation: 'get',
};
