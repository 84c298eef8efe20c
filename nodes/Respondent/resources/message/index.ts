import type { Resource } from '../../../shared';
import { get } from './get';
import { getAll } from './getAll';
import { getInbox } from './getInbox';
import { send } from './send';

export const message: Resource = {
	option: { name: 'Message', value: 'message' },
	operations: [get, getInbox, getAll, send],
	defaultOperation: 'send',
};
