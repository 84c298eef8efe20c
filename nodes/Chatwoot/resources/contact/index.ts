import type { Resource } from '../../../shared';
import { addLabels } from './addLabels';
import { create } from './create';
import { filter } from './filter';
import { get } from './get';
import { getAll } from './getAll';
import { getConversations } from './getConversations';
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
		filter,
		get,
		getConversations,
		getAll,
		removeLabels,
		search,
		setLabels,
		update,
	],
	defaultOperation: 'upsert',
};
