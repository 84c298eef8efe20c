import type { Resource } from '../../../shared';
import { addLabels } from './addLabels';
import { create } from './create';
import { remove } from './delete';
import { filter } from './filter';
import { get } from './get';
import { getAll } from './getAll';
import { getConversations } from './getConversations';
import { merge } from './merge';
import { removeLabels } from './removeLabels';
import { search } from './search';
import { setLabels } from './setLabels';
import { update } from './update';
import { upsert } from './upsert';

export const contact: Resource = {
	option: { name: 'Contact', value: 'contact' },
	operations: [
		addLabels,
		create,
		upsert,
		remove,
		filter,
		get,
		getConversations,
		getAll,
		merge,
		removeLabels,
		search,
		setLabels,
		update,
	],
	defaultOperation: 'upsert',
};
