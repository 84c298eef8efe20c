import type { Resource } from '../../../shared';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getConversations } from './getConversations';
import { search } from './search';
import { update } from './update';
import { upsert } from './upsert';

export const contact: Resource = {
	option: { name: 'Contact', value: 'contact' },
	operations: [create, upsert, get, getConversations, getAll, search, update],
	defaultOperation: 'upsert',
};
