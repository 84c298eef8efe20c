import type { Resource } from '../../../shared';
import { create } from './create';
import { get } from './get';
import { update } from './update';

export const contact: Resource = {
	option: { name: 'Contact', value: 'contact' },
	operations: [create, get, update],
	defaultOperation: 'create',
};
