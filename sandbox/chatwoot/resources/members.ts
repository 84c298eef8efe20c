import { toId, toList } from '../params';
import { faultOfServer, invalidRecord } from '../rules/errors';
import type { Attributes, UserRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';

/**
 * The ids in `user_ids` of a request about members. Throws an HttpError: 500 when the list is missing (the server subtracts
 * from nothing), 422 when one id is that of no user.
 */
export function userIdsIn({ user_ids: given }: Attributes, store: ChatwootStore): number[] {
	if (!Array.isArray(given)) throw faultOfServer();
	const ids = toList(given).map((id) => toId(id) ?? 0);
	if (ids.some((id) => !store.users.some((user) => user.id === id))) {
		throw invalidRecord([['user', 'User must exist']]);
	}
	return [...new Set(ids)];
}

/** The users of the account with these ids, in the order of the account's users. */
export function usersIn(store: ChatwootStore, ids: readonly number[]): UserRecord[] {
	return store.agents.filter(({ id }) => ids.includes(id));
}
