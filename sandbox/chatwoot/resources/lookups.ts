import { HttpError, type Call } from '../../server/types';
import type { ContactRecord, ConversationRecord, InboxRecord } from '../store/records';
import type { ChatwootState } from '../state';

/** The message of the application API's 404. */
export const notFound = 'Resource could not be found';

/** The conversation that the path names. Throws an HttpError with status 404 when it does not exist. */
export function requireConversation({ params }: Call, { store }: ChatwootState): ConversationRecord {
	return orNotFound(store.conversation(Number(params.conversation_id)));
}

/** The contact that the path names. Throws an HttpError with status 404 when it does not exist. */
export function requireContact({ params }: Call, { store }: ChatwootState): ContactRecord {
	return orNotFound(store.contact(Number(params.contact_id)));
}

/** The inbox with an id. Throws an HttpError with status 404 when it does not exist. */
export function requireInbox(id: unknown, { store }: ChatwootState): InboxRecord {
	return orNotFound(store.inbox(Number(id)));
}

/** The result of a search. Throws an HttpError with status 404 when it is undefined. */
export function orNotFound<T>(record: T | undefined): T {
	if (record === undefined) throw new HttpError(404, notFound);
	return record;
}
