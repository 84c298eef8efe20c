import type { Resource } from '../../../shared';
import { addParticipant } from './addParticipant';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { markAsRead } from './markAsRead';
import { removeParticipant } from './removeParticipant';
import { update } from './update';

export const conversation: Resource = {
	option: { name: 'Conversation', value: 'conversation' },
	operations: [addParticipant, create, get, getAll, markAsRead, removeParticipant, update],
	defaultOperation: 'create',
};
