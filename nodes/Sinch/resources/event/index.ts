import type { Resource } from '../../../shared';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { send } from './send';

export const event: Resource = {
	option: { name: 'Event', value: 'event' },
	operations: [remove, get, getAll, send],
	defaultOperation: 'send',
};
