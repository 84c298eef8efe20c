import { createHmac } from 'node:crypto';
import { HttpError, type Call } from '../../server/types';
import type { ContactRecord, ConversationRecord, InboxRecord, SessionRecord } from '../store/records';
import type { ChatwootState } from '../state';

/** A contact who uses the public API, with the session and inbox that the path names. */
export interface Visitor {
	inbox: InboxRecord;
	contact: ContactRecord;
	session: SessionRecord;
}

/** A contact's identifier, with its HMAC in hex digits. */
export interface IdentityProof {
	identifier?: string;
	identifier_hash?: string;
}

/** The API inbox that the path names. Throws an HttpError with status 404 when it does not exist. */
export function requireApiInbox({ params }: Call, { store }: ChatwootState): InboxRecord {
	const found = store.inboxes.find(({ identifier }) => identifier && identifier === params.inbox_identifier);
	if (!found) throw new HttpError(404, 'Not Found');
	return found;
}

/** The visitor that the path names. Throws an HttpError with status 404 when there is none. */
export function requireVisitor(call: Call, state: ChatwootState): Visitor {
	const inbox = requireApiInbox(call, state);
	for (const contact of state.store.contacts) {
		const session = contact.sessions.find(
			({ sourceId, inboxId }) => inboxId === inbox.id && sourceId === call.params.contact_identifier,
		);
		if (session) return { inbox, contact, session };
	}
	throw new HttpError(404, 'Not Found');
}

/**
 * True when the HMAC of the identifier is right, false when it is missing and the inbox does not demand one. Throws an
 * HttpError with status 500, as Chatwoot answers, when it is wrong, or missing although the inbox demands it.
 */
export function verifyIdentity(inbox: InboxRecord, { identifier = '', identifier_hash: hash }: IdentityProof): boolean {
	if (hash === undefined && !inbox.hmacMandatory) return false;
	const expected = createHmac('sha256', inbox.hmacToken ?? '')
		.update(identifier)
		.digest('hex');
	if (hash !== expected) throw new HttpError(500, 'Internal Server Error');
	return true;
}

/** The conversations that a visitor sees: all in the inbox when verified, otherwise those of the session. */
export function conversationsOf({ inbox, contact, session }: Visitor, { store }: ChatwootState): ConversationRecord[] {
	const own = store.conversations.filter((row) => row.contactId === contact.id && row.inboxId === inbox.id);
	return session.verified ? own : own.filter(({ sourceId }) => sourceId === session.sourceId);
}

/** The visitor's conversation that the path names. Throws an HttpError with status 404 when there is none. */
export function requireVisitorConversation(call: Call, state: ChatwootState): ConversationRecord {
	const own = conversationsOf(requireVisitor(call, state), state);
	const found = own.find(({ id }) => id === Number(call.params.conversation_id));
	if (!found) throw new HttpError(404, 'Not Found');
	return found;
}
