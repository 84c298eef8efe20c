import type { IncomingHttpHeaders } from 'node:http';
import { HttpError, type Call } from '../../server/types';
import type { ChatwootQuirks } from '../quirks';
import type { ChatwootState } from '../state';
import type { AgentBotRecord, UserRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';
import { notFound } from './errors';

/** The agent bot or user to whom an access token belongs. */
export type Caller = { kind: 'bot'; id: number; bot: AgentBotRecord } | { kind: 'user'; id: number; user: UserRecord };

/** The message of a refusal that is about one record or action; another row may well be allowed. */
export const notAuthorized = 'You are not authorized to do this action';

/** The access token of a request, from either spelling of its header; empty when there is none. */
export function tokenOf(headers: IncomingHttpHeaders, { dropUnderscores }: ChatwootQuirks): string {
	const withUnderscores = dropUnderscores ? undefined : headers.api_access_token;
	return String(withUnderscores ?? headers['api-access-token'] ?? '');
}

/** The owner of an access token; undefined for an unknown token. */
export function findCaller(token: string, { users, agentBots }: ChatwootStore): Caller | undefined {
	const user = users.find(({ accessToken }) => accessToken === token);
	if (user) return { kind: 'user', id: user.id, user };
	const bot = agentBots.find(({ accessToken }) => accessToken === token);
	return bot && { kind: 'bot', id: bot.id, bot };
}

/** True when a caller is an administrator. */
export function isAdministrator(caller: Caller): boolean {
	return caller.kind === 'user' && caller.user.role === 'administrator';
}

/** The highest id that stands for an account that exists, but not for the caller. */
const lastAccountId = 100;

/**
 * The caller of an operation. Throws an HttpError when the access token is unknown, or the path names an account that is not
 * the caller's. The contract's security schemes have checked before whether bots may call the operation.
 *
 * Chatwoot v4.15.1 app/controllers/concerns/ensure_current_account_helper.rb
 */
export function authorize(call: Call, { store, quirks }: ChatwootState): Caller {
	const caller = findCaller(tokenOf(call.headers, quirks), store);
	if (!caller) throw new HttpError(401, 'Invalid Access Token');
	const account = call.params.account_id;
	if (account === undefined) return caller;
	const isKnown = Number(account) >= 1 && Number(account) <= lastAccountId;
	if (!isKnown) throw new HttpError(404, notFound);
	const own = caller.kind === 'user' ? caller.user.accountId : store.accountId;
	if (Number(account) !== own) {
		throw new HttpError(
			401,
			caller.kind === 'user'
				? 'You are not authorized to access this account'
				: 'Bot is not authorized to access this account',
		);
	}
	return caller;
}

/** Like {@link authorize}; also throws an HttpError with status 401 when the caller is not an administrator. */
export function authorizeAdministrator(call: Call, state: ChatwootState): Caller {
	const caller = authorize(call, state);
	if (!isAdministrator(caller)) throw new HttpError(401, notAuthorized);
	return caller;
}

/** The message of a refusal of an action that agent bots may not do. */
export const notForBots = 'Access to this endpoint is not authorized for bots';

/**
 * Like {@link authorize}, for actions that older servers refuse to agent bots: these also throw an HttpError with status 401.
 *
 * Chatwoot v4.8.0 and v4.15.1 app/controllers/concerns/access_token_auth_helper.rb:2
 */
export function authorizeReading(call: Call, state: ChatwootState): Caller {
	const caller = authorize(call, state);
	if (caller.kind === 'bot' && !state.server.botsReadConversations) throw new HttpError(401, notForBots);
	return caller;
}
