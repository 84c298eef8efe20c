import { HttpError, type Call } from '../../server/types';
import { authorize } from '../rules/access';
import { notFound } from '../rules/errors';
import { leadingNumber } from '../rules/pages';
import { demand, seesConversation } from '../rules/visibility';
import type { ChatwootState } from '../state';
import type { ContactRecord, ConversationRecord, InboxRecord, MessageRecord, UserRecord } from '../store/records';

// Rails reads an ID as the whole number at the start of a text (ActiveModel::Type::Integer): `12abc` names the record 12.

/**
 * The conversation that the path names. Throws an HttpError: 404 when it does not exist, 401 when the caller may not see it.
 */
export function requireConversation(call: Call, state: ChatwootState): ConversationRecord {
	const caller = authorize(call, state);
	const conversation = orNotFound(state.store.conversation(leadingNumber(call.params.conversation_id)));
	demand(seesConversation(caller, conversation, state.store));
	return conversation;
}

/** The contact that the path names. Throws an HttpError with status 404 when it does not exist. */
export function requireContact({ params }: Call, { store }: ChatwootState): ContactRecord {
	return orNotFound(store.contact(leadingNumber(params.contact_id)));
}

/** The inbox with an id. Throws an HttpError with status 404 when it does not exist. */
export function requireInbox(id: unknown, { store }: ChatwootState): InboxRecord {
	return orNotFound(store.inbox(leadingNumber(id)));
}

/** The user of the account with an id. Throws an HttpError with status 404 when it does not exist. */
export function requireAgent(id: unknown, { store }: ChatwootState): UserRecord {
	return orNotFound(store.agent(leadingNumber(id)));
}

/** The message that the path names. Throws an HttpError with status 404 when it does not exist. */
export function requireMessage(params: Record<string, string>, { store }: ChatwootState): MessageRecord {
	const messages = store.messagesOf(leadingNumber(params.conversation_id));
	return orNotFound(messages.find(({ id }) => id === leadingNumber(params.message_id)));
}

/** The result of a search. Throws an HttpError with status 404 when it is undefined. */
export function orNotFound<T>(record: T | undefined): T {
	if (record === undefined) throw new HttpError(404, notFound);
	return record;
}
