import type { Resource } from '../../../shared';
import { cancelBooking } from './cancelBooking';
import { cancelInvite } from './cancelInvite';
import { favorite } from './favorite';
import { get } from './get';
import { getAll } from './getAll';
import { hide } from './hide';
import { invite } from './invite';
import { markAttended } from './markAttended';
import { markNoShow } from './markNoShow';
import { qualify } from './qualify';
import { reject } from './reject';
import { schedule } from './schedule';

export const screenerResponse: Resource = {
	option: { name: 'Screener Response', value: 'screenerResponse' },
	operations: [
		cancelBooking,
		cancelInvite,
		favorite,
		get,
		getAll,
		hide,
		invite,
		markAttended,
		markNoShow,
		qualify,
		reject,
		schedule,
	],
	defaultOperation: 'getAll',
};
