import type { Resource } from '../../../shared';
import { get } from './get';
import { getAll } from './getAll';
import { getInbox } from './getInbox';
import { getLatest } from './getLatest';
import { send } from './send';
import { sendToParticipant } from './sendToParticipant';

export const message: Resource = {
	option: { name: 'Message', value: 'message' },
	operations: [get, getInbox, getLatest, getAll, send, sendToParticipant],
	defaultOperation: 'sendToParticipant',
};
