import type { Resource } from '../../../shared';
import { remove } from './delete';
import { getAll } from './getAll';
import { getLatest } from './getLatest';
import { retry } from './retry';
import { send } from './send';
import { sendToContact } from './sendToContact';
import { updateStatus } from './updateStatus';

export const message: Resource = {
	option: { name: 'Message', value: 'message' },
	operations: [remove, getLatest, getAll, retry, send, sendToContact, updateStatus],
	defaultOperation: 'sendToContact',
};
