import type { Resource } from '../../../shared';
import { create } from './create';
import { createOrUpdate } from './createOrUpdate';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getChannelProfile } from './getChannelProfile';
import { getConsents } from './getConsents';
import { getOptOuts } from './getOptOuts';
import { merge } from './merge';
import { update } from './update';

export const contact: Resource = {
	option: { name: 'Contact', value: 'contact' },
	operations: [create, createOrUpdate, remove, get, getChannelProfile, getConsents, getAll, getOptOuts, merge, update],
	defaultOperation: 'createOrUpdate',
};
