import { HttpError } from '../../server/types';
import type { ConversationRecord, InboxRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';
import { isAdministrator, notAuthorized, type Caller } from './access';

/** Whether a caller sees an inbox: administrators all, agents those of which they are members, bots those they serve. */
export function seesInbox(caller: Caller, inbox: InboxRecord | undefined): boolean {
	if (!inbox) return false;
	if (caller.kind === 'bot') return true;
	return isAdministrator(caller) || inbox.memberIds.includes(caller.id);
}

/**
 * Whether a caller may open a conversation: as one who sees its inbox, or as a member of its team.
 *
 * Chatwoot v4.15.1 app/policies/conversation_policy.rb:10
 */
export function seesConversation(
	caller: Caller,
	{ inboxId, teamId }: ConversationRecord,
	store: ChatwootStore,
): boolean {
	if (seesInbox(caller, store.inbox(inboxId))) return true;
	return caller.kind === 'user' && (store.team(teamId)?.memberIds.includes(caller.id) ?? false);
}

/** The conversations that lists and filters show to a caller: those in the caller's inboxes. */
export function visibleConversations(caller: Caller, store: ChatwootStore): ConversationRecord[] {
	const visible = new Set(store.inboxes.filter((inbox) => seesInbox(caller, inbox)).map(({ id }) => id));
	return store.conversations.filter(({ inboxId }) => visible.has(inboxId));
}

/** Throws an HttpError with status 401 when a condition of the server's policies is not met. */
export function demand(isAllowed: boolean): void {
	if (!isAllowed) throw new HttpError(401, notAuthorized);
}
