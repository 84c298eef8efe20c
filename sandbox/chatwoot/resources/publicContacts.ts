import type { Call, OperationHandler } from '../../server/types';
import { isBlank, paramsOf, toText } from '../params';
import { contactValuesOf, findContactBy, type ContactKeys, type ContactValues } from '../rules/contacts/contactValues';
import { createContact } from '../rules/contacts/contactWrites';
import { identifyContact } from '../rules/contacts/identifyContact';
import { madeUpName } from '../rules/contacts/madeUpName';
import { openSession } from '../rules/contacts/sessions';
import { faultOfServer } from '../rules/errors';
import type { ChatwootState } from '../state';
import type { ContactRecord } from '../store/records';
import { contactRecordView } from '../views/contact';
import { provesIdentity, requireApiInbox, requireVisitor, type Visitor } from './visitor';

/** The longest name that the server stores. */
const longestName = 255;

/** The values of a contact that the public API takes. */
function valuesOf(call: Call): ContactValues {
	const { name, email, phone_number, identifier, custom_attributes } = paramsOf(call);
	return contactValuesOf({ name, email, phone_number, identifier, custom_attributes });
}

function sessionAnswer({ contact, session }: Visitor) {
	const { id, name, email, phoneNumber } = contact;
	const { sourceId, pubsubToken } = session;
	return { id, source_id: sourceId, name, email, phone_number: phoneNumber, pubsub_token: pubsubToken };
}

/** The contact who has the identifier, the email or the phone number of a request, in this order; undefined when none has. */
function knownContact({ store }: ChatwootState, values: ContactValues): ContactRecord | undefined {
	const keys: Array<keyof ContactKeys> = ['identifier', 'email', 'phoneNumber'];
	for (const key of keys) {
		const value = values[key];
		const found = isBlank(value) ? undefined : findContactBy(store, key, value ?? '');
		if (found) return found;
	}
	return undefined;
}

function newContact({ store }: ChatwootState, values: ContactValues): ContactRecord {
	const name = Array.from(values.name ?? madeUpName(store.random))
		.slice(0, longestName)
		.join('');
	return createContact(store, { ...values, name });
}

/**
 * A new session for a visitor, whose contact is found or created. A known source ID gives its session, with nothing changed.
 *
 * Chatwoot v4.15.1 app/builders/contact_inbox_with_contact_builder.rb; seen on Chatwoot 4.15.1
 */
function visitorOf(call: Call, state: ChatwootState): Visitor {
	const { store } = state;
	const inbox = requireApiInbox(call, state);
	// The session that is created by this call stays unverified.
	provesIdentity(call, inbox);
	const sourceId = toText(paramsOf(call).source_id);
	const known = sourceId === undefined ? undefined : store.sessionBySource(inbox.id, sourceId);
	if (known) return { inbox, ...known };
	const values = valuesOf(call);
	const contact = knownContact(state, values) ?? newContact(state, values);
	const session = openSession(store, contact, inbox, sourceId);
	if (!session) throw faultOfServer();
	return { inbox, contact, session };
}

/** The visitor that the path names. A request that proves the identity makes the session a verified one. */
function identifiedVisitor(call: Call, state: ChatwootState): Visitor {
	const visitor = requireVisitor(call, state);
	if (provesIdentity(call, visitor.inbox)) visitor.session.verified = true;
	return visitor;
}

/** Handlers of contacts in the public API. */
export const publicContactHandlers: Record<string, OperationHandler<ChatwootState>> = {
	publicCreateContact: (call, state) => ({ status: 200, body: sessionAnswer(visitorOf(call, state)) }),

	publicGetContact: (call, state) => ({ status: 200, body: sessionAnswer(identifiedVisitor(call, state)) }),

	publicUpdateContact: (call, state) => {
		const visitor = identifiedVisitor(call, state);
		// An identifier is not taken here.
		const contact = identifyContact(state.store, visitor.contact, valuesOf(call));
		const isRecordAnswer = state.quirks.publicUpdate === 'record';
		return { status: 200, body: isRecordAnswer ? contactRecordView(contact) : sessionAnswer({ ...visitor, contact }) };
	},
};
