import { HttpError, type OperationHandler } from '../../server/types';
import { authorize } from '../rules/access';
import type { ChatwootState } from '../state';
import { profileView } from '../views/account';

/** Handler of the profile of the user to whom an access token belongs. */
export const profileHandlers: Record<string, OperationHandler<ChatwootState>> = {
	getProfile: (call, state) => {
		const caller = authorize(call, state);
		if (caller.kind !== 'user') throw new HttpError(401, 'Invalid Access Token');
		return { status: 200, body: profileView(caller.user, state.store.account) };
	},
};
