import type { Resource } from '../../../shared';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getLatest } from './getLatest';
import { send } from './send';
import { updateMetadata } from './updateMetadata';

export const message: Resource = {
	option: { name: 'Message', value: 'message' },
	operations: [remove, get, getLatest, getAll, send, updateMetadata],
	defaultOperation: 'send',
};
