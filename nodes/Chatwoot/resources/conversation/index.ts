import type { Resource } from '../../../shared';
import { addLabels } from './addLabels';
import { assign } from './assign';
import { create } from './create';
import { filter } from './filter';
import { get } from './get';
import { getAll } from './getAll';
import { getCounts } from './getCounts';
import { markUnread } from './markUnread';
import { removeLabels } from './removeLabels';
import { setCustomAttributes } from './setCustomAttributes';
import { setLabels } from './setLabels';
import { setPriority } from './setPriority';
import { setStatus } from './setStatus';
import { toggleTyping } from './toggleTyping';

export const conversation: Resource = {
	option: { name: 'Conversation', value: 'conversation' },
	operations: [
		addLabels,
		assign,
		create,
		filter,
		get,
		getCounts,
		getAll,
		markUnread,
		removeLabels,
		setCustomAttributes,
		setLabels,
		setPriority,
		setStatus,
		toggleTyping,
	],
	defaultOperation: 'getAll',
};
