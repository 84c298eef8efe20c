import { HttpError, type Call, type OperationHandler } from '../../server/types';
import { bodyOf, isBlank, toAttributes, toBoolean, toText } from '../params';
import { authorize, type Caller } from '../rules/access';
import { openSession, SourceIdTaken } from '../rules/contacts/sessions';
import { refusedRecord } from '../rules/messages/problem';
import { openConversation, type SessionOfContact } from '../rules/conversations/newConversation';
import { leadingNumber } from '../rules/pages';
import { demand, seesInbox } from '../rules/visibility';
import type { ChatwootState } from '../state';
import { conversationView } from '../views/conversation';
import { storeMessage } from './createMessage';
import { orNotFound, requireInbox } from './lookups';

type Params = Record<string, unknown>;

/** The session of the contact in the inbox that a request names, which is opened when it does not exist. */
function sessionOf(params: Params, caller: Caller, state: ChatwootState): SessionOfContact | undefined {
	const { store } = state;
	const inbox = isBlank(params.inbox_id) ? undefined : requireInbox(leadingNumber(params.inbox_id), state);
	if (inbox) demand(seesInbox(caller, inbox));
	const contact = isBlank(params.contact_id) ? undefined : orNotFound(store.contact(leadingNumber(params.contact_id)));
	if (!inbox || !contact) return undefined;
	const count = contact.sessions.length;
	try {
		const session = openSession(store, contact, inbox, params.source_id);
		if (!session) return undefined;
		const isNew = contact.sessions.length > count;
		if (isNew) session.verified = toBoolean(params.hmac_verified) ?? false;
		return { contact, inbox, session };
	} catch (error) {
		throw error instanceof SourceIdTaken ? new HttpError(422, 'source_id should be unique') : error;
	}
}

/**
 * The session with a source ID, in whichever inbox. The server does not heed the inbox of the request here. Throws an HttpError
 * with status 404 when there is none.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/conversations_controller.rb:214
 */
function sessionBySource(params: Params, { store }: ChatwootState): SessionOfContact {
	const sourceId = toText(params.source_id);
	const found = store.contacts.flatMap((contact) =>
		contact.sessions.filter((session) => session.sourceId === sourceId).map((session) => ({ contact, session })),
	);
	const first = orNotFound(found.sort((a, b) => a.session.id - b.session.id)[0]);
	return { ...first, inbox: orNotFound(store.inbox(first.session.inboxId)) };
}

/** The first message of a request for a conversation; undefined when there is none. */
function firstMessage({ message }: Params): Params | undefined {
	return isBlank(message) ? undefined : toAttributes(message);
}

/**
 * Creates a conversation, with its first message if the request has one, or gives the one of an inbox locked to one. A message
 * that cannot be stored takes the conversation with it; the session stays.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/conversations_controller.rb:39
 */
export const createConversation: OperationHandler<ChatwootState> = (call: Call, state) => {
	const caller = authorize(call, state);
	const { store } = state;
	const params = bodyOf(call);
	const of = sessionOf(params, caller, state) ?? sessionBySource(params, state);
	demand(seesInbox(caller, of.inbox));
	const conversation = store.transaction(() => {
		const opened = openConversation(of, params, store);
		const message = firstMessage(params);
		if (message) storeMessage({ caller, conversation: opened, params: message }, state, refusedRecord);
		return opened;
	});
	return { status: 200, body: conversationView(state, conversation, caller) };
};
