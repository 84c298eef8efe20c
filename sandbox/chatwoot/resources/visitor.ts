import { createHmac } from 'node:crypto';
import { HttpError, type Call } from '../../server/types';
import { isBlank, paramsOf, toText } from '../params';
import { faultOfServer } from '../rules/errors';
import { leadingNumber } from '../rules/pages';
import type { ChatwootState } from '../state';
import type { ContactRecord, ConversationRecord, InboxRecord, SessionRecord } from '../store/records';

/** A contact who uses the public API, with the session and inbox that the path names. */
export interface Visitor {
	inbox: InboxRecord;
	contact: ContactRecord;
	session: SessionRecord;
}

const unknown = () => new HttpError(404, 'Not Found');

/** The API inbox that the path names. Throws an HttpError with status 404 when it does not exist. */
export function requireApiInbox({ params }: Call, { store }: ChatwootState): InboxRecord {
	const found = store.inboxes.find(({ identifier }) => identifier && identifier === params.inbox_identifier);
	if (!found) throw unknown();
	return found;
}

/** The visitor that the path names. Throws an HttpError with status 404 when there is none. */
export function requireVisitor(call: Call, state: ChatwootState): Visitor {
	const inbox = requireApiInbox(call, state);
	const found = state.store.sessionBySource(inbox.id, call.params.contact_identifier ?? '');
	if (!found) throw unknown();
	return { inbox, ...found };
}

/**
 * Whether a request proves the identifier of its contact, with the HMAC of the identifier in hex digits. False when it gives no
 * HMAC and the inbox demands none. Throws an HttpError with status 500 when the HMAC is wrong, or missing although the inbox
 * demands it.
 *
 * Chatwoot v4.15.1 app/controllers/public/api/v1/inboxes/contacts_controller.rb:30; seen on Chatwoot 4.15.1: the 500
 */
export function provesIdentity(call: Call, inbox: InboxRecord): boolean {
	const { identifier, identifier_hash: hash } = paramsOf(call);
	if (isBlank(hash) && !inbox.hmacMandatory) return false;
	const expected = createHmac('sha256', inbox.hmacToken ?? '')
		.update(toText(identifier) ?? '')
		.digest('hex');
	if (hash !== expected) throw faultOfServer();
	return true;
}

/**
 * The conversations that a visitor sees: all of the contact's, in every inbox, when the session is verified, otherwise those of
 * the session.
 *
 * Chatwoot v4.15.1 app/controllers/public/api/v1/inboxes/conversations_controller.rb:6
 */
export function conversationsOf({ contact, session }: Visitor, { store }: ChatwootState): ConversationRecord[] {
	const own = store.conversationsOf(contact.id);
	if (session.verified) return own;
	return own.filter(({ inboxId, sourceId }) => inboxId === session.inboxId && sourceId === session.sourceId);
}

/** The visitor's conversation that the path names. Throws an HttpError with status 404 when there is none. */
export function requireVisitorConversation(call: Call, state: ChatwootState): ConversationRecord {
	const own = conversationsOf(requireVisitor(call, state), state);
	const found = own.find(({ id }) => id === leadingNumber(call.params.conversation_id));
	if (!found) throw unknown();
	return found;
}
