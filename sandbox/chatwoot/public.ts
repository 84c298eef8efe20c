import { createHmac } from 'node:crypto';
import { Refusal, type Call, type OperationHandler } from '../server/types';
import { updateContact, contactWith, newContact, type ContactBody } from './contacts';
import { setStatus } from './conversations';
import { checkMessage, messageIn, windowOf } from './messages';
import type { Attributes, ContactRecord, ConversationRecord, InboxRecord, SessionRecord } from './records';
import type { ChatwootState } from './state';
import { contactRecordView, messageView, publicConversationView, publicMessages } from './views';

interface Visitor {
	inbox: InboxRecord;
	contact: ContactRecord;
	session: SessionRecord;
}

interface Proof {
	identifier?: string;
	identifier_hash?: string;
}

function inboxOf({ params }: Call, { store }: ChatwootState): InboxRecord {
	const found = store.inboxes.find(({ identifier }) => identifier && identifier === params.inbox_identifier);
	if (!found) throw new Refusal(404, 'Not Found');
	return found;
}

function visitorOf(call: Call, state: ChatwootState): Visitor {
	const inbox = inboxOf(call, state);
	for (const contact of state.store.contacts) {
		const session = contact.sessions.find(
			({ sourceId, inboxId }) => inboxId === inbox.id && sourceId === call.params.contact_identifier,
		);
		if (session) return { inbox, contact, session };
	}
	throw new Refusal(404, 'Not Found');
}

/** True when the hash proves the identifier; a wrong or a missing compulsory one surfaces as 500. */
function proves(inbox: InboxRecord, { identifier = '', identifier_hash: hash }: Proof): boolean {
	if (hash === undefined && !inbox.hmacMandatory) return false;
	const expected = createHmac('sha256', inbox.hmacToken ?? '')
		.update(identifier)
		.digest('hex');
	if (hash !== expected) throw new Refusal(500, 'Internal Server Error');
	return true;
}

function conversationsOf({ inbox, contact, session }: Visitor, { store }: ChatwootState): ConversationRecord[] {
	const own = store.conversations.filter((row) => row.contactId === contact.id && row.inboxId === inbox.id);
	return session.verified ? own : own.filter(({ sourceId }) => sourceId === session.sourceId);
}

function conversationOf(call: Call, state: ChatwootState): ConversationRecord {
	const own = conversationsOf(visitorOf(call, state), state);
	const found = own.find(({ id }) => id === Number(call.params.conversation_id));
	if (!found) throw new Refusal(404, 'Not Found');
	return found;
}

function contactAnswer({ contact, session }: Visitor) {
	const { id, name, email, phoneNumber } = contact;
	const { sourceId, pubsubToken } = session;
	return { id, source_id: sourceId, name, email, phone_number: phoneNumber, pubsub_token: pubsubToken };
}

function knownContact({ store }: ChatwootState, body: ContactBody): ContactRecord | undefined {
	const bySource = store.contacts.find(({ sessions }) =>
		sessions.some(({ sourceId }) => body.source_id !== undefined && sourceId === body.source_id),
	);
	return (
		bySource ??
		(body.identifier ? contactWith(store, 'identifier', body.identifier) : undefined) ??
		(body.email ? contactWith(store, 'email', body.email) : undefined) ??
		(body.phone_number ? contactWith(store, 'phone_number', body.phone_number) : undefined)
	);
}

/** Handlers of the public API: an API inbox as its contacts see it. */
export const publicHandlers: Record<string, OperationHandler<ChatwootState>> = {
	publicGetInbox: (call, state) => {
		const { identifier, name, hmacMandatory } = inboxOf(call, state);
		const body = {
			identifier,
			name,
			timezone: 'UTC',
			working_hours: [],
			working_hours_enabled: false,
			csat_survey_enabled: false,
			greeting_enabled: false,
			identity_validation_enabled: hmacMandatory,
		};
		return { status: 200, body };
	},

	publicCreateContact: (call, state) => {
		const inbox = inboxOf(call, state);
		const body = call.body as ContactBody & Proof;
		const verified = proves(inbox, body);
		const contact = knownContact(state, body) ?? newContact(state.store, body);
		const session = state.store.sessionIn(contact, inbox.id, body.source_id);
		session.verified ||= verified;
		return { status: 200, body: contactAnswer({ inbox, contact, session }) };
	},

	publicGetContact: (call, state) => {
		const visitor = visitorOf(call, state);
		proves(visitor.inbox, call.query as Proof);
		return { status: 200, body: contactAnswer(visitor) };
	},

	publicUpdateContact: (call, state) => {
		const visitor = visitorOf(call, state);
		const body = call.body as ContactBody & Proof;
		visitor.session.verified ||= proves(visitor.inbox, body);
		updateContact(state.store, visitor.contact, body);
		const asRecord = state.quirks.publicUpdate === 'record';
		return { status: 200, body: asRecord ? contactRecordView(visitor.contact) : contactAnswer(visitor) };
	},

	publicCreateConversation: (call, state) => {
		const visitor = visitorOf(call, state);
		const { custom_attributes: customAttributes = {} } = call.body as { custom_attributes?: Attributes };
		const { inbox, contact, session } = visitor;
		const existing = inbox.lockToSingleConversation ? conversationsOf(visitor, state).at(-1) : undefined;
		const conversation =
			existing ??
			state.store.insertConversation({
				contactId: contact.id,
				inboxId: inbox.id,
				sourceId: session.sourceId,
				customAttributes,
			});
		return { status: 200, body: publicConversationView(state.store, conversation) };
	},

	publicListConversations: (call, state) => {
		const own = conversationsOf(visitorOf(call, state), state);
		return { status: 200, body: own.map((row) => publicConversationView(state.store, row)) };
	},

	publicGetConversation: (call, state) => ({
		status: 200,
		body: publicConversationView(state.store, conversationOf(call, state)),
	}),

	publicResolveConversation: (call, state) => {
		const conversation = conversationOf(call, state);
		setStatus(state.store, conversation, 'resolved');
		return { status: 200, body: publicConversationView(state.store, conversation) };
	},

	publicToggleTyping: (call, state) => {
		const conversation = conversationOf(call, state);
		const isOn = (call.query as { typing_status?: string }).typing_status === 'on';
		state.store.onChange({ event: isOn ? 'conversation_typing_on' : 'conversation_typing_off', conversation });
		return { status: 200 };
	},

	publicUpdateLastSeen: (call, state) => {
		conversationOf(call, state).contactLastSeenAt = Math.floor(Date.now() / 1000);
		return { status: 200 };
	},

	publicCreateMessage: (call, state) => {
		const { contact } = visitorOf(call, state);
		const conversation = conversationOf(call, state);
		const body = call.body as Parameters<typeof checkMessage>[0];
		checkMessage(body);
		const message = state.store.insertMessage({
			conversationId: conversation.id,
			content: body.content ?? null,
			type: 0,
			sender: { type: 'contact', id: contact.id },
			files: body['attachments[]'] ?? [],
		});
		return { status: 200, body: messageView(state.store, message, true) };
	},

	publicListMessages: (call, state) => {
		const all = publicMessages(state.store, conversationOf(call, state).id);
		const { before } = call.query as { before?: number };
		return { status: 200, body: windowOf(all, before).map((message) => messageView(state.store, message, true)) };
	},

	publicUpdateMessage: (call, state) => {
		conversationOf(call, state);
		const message = messageIn(call.params, state);
		const { submitted_values: submitted } = call.body as { submitted_values?: unknown };
		const age = Date.now() / 1000 - message.createdAt;
		if (message.contentType === 'input_csat' && age > 14 * 86_400) {
			throw new Refusal(422, 'You cannot update the CSAT survey after 14 days');
		}
		message.contentAttributes = { ...message.contentAttributes, submitted_values: submitted };
		state.store.onChange({ event: 'message_updated', message });
		return { status: 200, body: messageView(state.store, message, true) };
	},
};
