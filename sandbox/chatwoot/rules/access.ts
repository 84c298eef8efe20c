import type { IncomingHttpHeaders } from 'node:http';
import { HttpError, type Call } from '../../server/types';
import type { ChatwootCredentials } from '../credentials';
import { notFound } from '../resources/lookups';
import type { ChatwootQuirks } from '../quirks';
import type { ChatwootState } from '../state';

/** The agent bot or user to whom an access token belongs. */
export type Caller = { kind: 'bot'; id: number } | { kind: 'user'; id: number; role: 'administrator' | 'agent' };

/** The access token of a request, from either spelling of its header; empty when there is none. */
export function tokenOf(headers: IncomingHttpHeaders, { dropUnderscores }: ChatwootQuirks): string {
	const withUnderscores = dropUnderscores ? undefined : headers.api_access_token;
	return String(withUnderscores ?? headers['api-access-token'] ?? '');
}

/** The owner of an access token; undefined for an unknown token. */
export function findCaller(
	token: string,
	{ agentToken, accessToken, botToken }: ChatwootCredentials,
): Caller | undefined {
	if (token === accessToken) return { kind: 'user', id: 1, role: 'administrator' };
	if (token === agentToken) return { kind: 'user', id: 2, role: 'agent' };
	return token === botToken ? { kind: 'bot', id: 1 } : undefined;
}

/**
 * The caller of an operation. Throws an HttpError when the access token is unknown, or the path names another account. The
 * contract's security schemes have checked before whether bots may call the operation.
 */
export function authorize(call: Call, state: ChatwootState): Caller {
	const caller = findCaller(tokenOf(call.headers, state.quirks), state.credentials);
	if (!caller) throw new HttpError(401, 'Invalid Access Token');
	const account = call.params.account_id;
	if (account !== undefined && Number(account) !== state.store.accountId) {
		// Ids up to 100 stand for accounts that exist, but not for this caller.
		throw Number(account) > 100
			? new HttpError(404, notFound)
			: new HttpError(401, 'You are not authorized to access this account');
	}
	return caller;
}

/** Like {@link authorize}; also throws an HttpError with status 401 when the caller is not an administrator. */
export function authorizeAdministrator(call: Call, state: ChatwootState): Caller {
	const caller = authorize(call, state);
	if (caller.kind !== 'user' || caller.role !== 'administrator') {
		throw new HttpError(401, 'You are not authorized to do this action');
	}
	return caller;
}
