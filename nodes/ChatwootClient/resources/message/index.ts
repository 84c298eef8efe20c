import type { Resource } from '../../../shared';
import { getAll } from './getAll';
import { send } from './send';
import { update } from './update';

export const message: Resource = {
	option: { name: 'Message', value: 'message' },
	operations: [getAll, send, update],
	defaultOperation: 'send',
};
