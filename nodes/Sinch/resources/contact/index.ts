import type { Resource } from '../../../shared/operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getChannelProfile } from './getChannelProfile';
import { merge } from './merge';
import { update } from './update';
import { upsert } from './upsert';

export const contact: Resource = {
	option: { name: 'Contact', value: 'contact' },
	operations: [create, upsert, remove, get, getChannelProfile, getAll, merge, update],
	defaultOperation: 'upsert',
};
