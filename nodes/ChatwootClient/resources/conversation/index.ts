import type { Resource } from '../../../shared';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { toggleStatus } from './toggleStatus';
import { toggleTyping } from './toggleTyping';
import { updateLastSeen } from './updateLastSeen';

export const conversation: Resource = {
	option: { name: 'Conversation', value: 'conversation' },
	operations: [create, get, getAll, toggleStatus, toggleTyping, updateLastSeen],
	defaultOperation: 'create',
};
