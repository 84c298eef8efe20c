import type { IncomingHttpHeaders } from 'node:http';
import { HttpError, type Call } from '../server/types';
import type { ChatwootQuirks } from './quirks';
import type { ContactRecord, ConversationRecord, InboxRecord } from './records';
import type { ChatwootStore } from './store';

/** What the handlers work on. */
export interface ChatwootState {
	/** Replaced by a new one on reset. */
	store: ChatwootStore;
	readonly quirks: ChatwootQuirks;
	readonly credentials: ChatwootCredentials;
}

export interface ChatwootCredentials {
	accountId: string;
	/** Token of the administrator. */
	accessToken: string;
	agentToken: string;
	botToken: string;
	inboxIdentifier: string;
	hmacToken: string;
}

/** Who a token stands for. */
export type Caller = { kind: 'bot'; id: number } | { kind: 'user'; id: number; role: 'administrator' | 'agent' };

/** The access token of a request, in either spelling of its header. */
export function tokenOf(headers: IncomingHttpHeaders, { dropUnderscores }: ChatwootQuirks): string {
	const spelled = dropUnderscores ? undefined : headers.api_access_token;
	return String(spelled ?? headers['api-access-token'] ?? '');
}

/** Undefined for a token that nobody has. */
export function findCaller(
	token: string,
	{ agentToken, accessToken, botToken }: ChatwootCredentials,
): Caller | undefined {
	if (token === accessToken) return { kind: 'user', id: 1, role: 'administrator' };
	if (token === agentToken) return { kind: 'user', id: 2, role: 'agent' };
	return token === botToken ? { kind: 'bot', id: 1 } : undefined;
}

/** Who makes a call. Refuses a foreign account, and bots where the contract lets users only. */
export function authorize(call: Call, state: ChatwootState): Caller {
	const caller = findCaller(tokenOf(call.headers, state.quirks), state.credentials);
	if (!caller) throw new HttpError(401, 'Invalid Access Token');
	const account = call.params.account_id;
	if (account !== undefined && Number(account) !== state.store.accountId) {
		throw Number(account) > 100
			? new HttpError(404, notFound)
			: new HttpError(401, 'You are not authorized to access this account');
	}
	return caller;
}

/** As callerIn, for administrators only. */
export function authorizeAdministrator(call: Call, state: ChatwootState): Caller {
	const caller = authorize(call, state);
	if (caller.kind !== 'user' || caller.role !== 'administrator') {
		throw new HttpError(401, 'You are not authorized to do this action');
	}
	return caller;
}

export const notFound = 'Resource could not be found';

/** The conversation a path names. */
export function requireConversation({ params }: Call, { store }: ChatwootState): ConversationRecord {
	const found = store.conversation(Number(params.conversation_id));
	if (!found) throw new HttpError(404, notFound);
	return found;
}

/** The contact a path names. */
export function requireContact({ params }: Call, { store }: ChatwootState): ContactRecord {
	const found = store.contact(Number(params.contact_id));
	if (!found) throw new HttpError(404, notFound);
	return found;
}

/** The inbox with this id; refuses an unknown one. */
export function requireInbox(id: unknown, { store }: ChatwootState): InboxRecord {
	const found = store.inbox(Number(id));
	if (!found) throw new HttpError(404, notFound);
	return found;
}
