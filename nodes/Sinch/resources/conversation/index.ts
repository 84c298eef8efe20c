import type { Resource } from '../../../shared';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getRecent } from './getRecent';
import { injectEvent } from './injectEvent';
import { injectMessage } from './injectMessage';
import { stop } from './stop';
import { update } from './update';

export const conversation: Resource = {
	option: { name: 'Conversation', value: 'conversation' },
	operations: [create, remove, get, getAll, getRecent, injectEvent, injectMessage, stop, update],
	defaultOperation: 'getRecent',
};
