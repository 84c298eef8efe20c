import { HttpError, type OperationHandler } from '../../server/types';
import { createContact, findContactBy, updateContact, type ContactBody } from './contacts';
import { setStatus } from './conversations';
import { requireMessage } from './lookups';
import { messageWindow, validateMessage } from './messages';
import { INCOMING, type Attributes, type ContactRecord } from '../store/records';
import type { ChatwootState } from '../state';
import { contactRecordView } from '../views/contact';
import { publicConversationView } from '../views/conversation';
import { publicMessages, publicMessageView } from '../views/message';
import {
	conversationsOf,
	requireApiInbox,
	requireVisitor,
	requireVisitorConversation,
	verifyIdentity,
	type IdentityProof,
	type Visitor,
} from './visitor';

function sessionAnswer({ contact, session }: Visitor) {
	const { id, name, email, phoneNumber } = contact;
	const { sourceId, pubsubToken } = session;
	return { id, source_id: sourceId, name, email, phone_number: phoneNumber, pubsub_token: pubsubToken };
}

/** The contact whom a new session belongs to, found by source id, identifier, email or phone number, in this order. */
function findContact({ store }: ChatwootState, body: ContactBody): ContactRecord | undefined {
	const bySource = store.contacts.find(({ sessions }) =>
		sessions.some(({ sourceId }) => body.source_id !== undefined && sourceId === body.source_id),
	);
	return (
		bySource ??
		(body.identifier ? findContactBy(store, 'identifier', body.identifier) : undefined) ??
		(body.email ? findContactBy(store, 'email', body.email) : undefined) ??
		(body.phone_number ? findContactBy(store, 'phone_number', body.phone_number) : undefined)
	);
}

/** Handlers of the public API, through which contacts use an API inbox. */
export const publicHandlers: Record<string, OperationHandler<ChatwootState>> = {
	publicGetInbox: (call, state) => {
		const { identifier, name, hmacMandatory } = requireApiInbox(call, state);
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
		const inbox = requireApiInbox(call, state);
		const body = call.body as ContactBody & IdentityProof;
		const verified = verifyIdentity(inbox, body);
		const contact = findContact(state, body) ?? createContact(state.store, body);
		const known = contact.sessions.find(({ inboxId, sourceId }) => inboxId === inbox.id && sourceId === body.source_id);
		const session = known ?? state.store.insertSession(contact, inbox.id, body.source_id);
		session.verified ||= verified;
		return { status: 200, body: sessionAnswer({ inbox, contact, session }) };
	},

	publicGetContact: (call, state) => {
		const visitor = requireVisitor(call, state);
		verifyIdentity(visitor.inbox, call.query as IdentityProof);
		return { status: 200, body: sessionAnswer(visitor) };
	},

	publicUpdateContact: (call, state) => {
		const visitor = requireVisitor(call, state);
		const body = call.body as ContactBody & IdentityProof;
		visitor.session.verified ||= verifyIdentity(visitor.inbox, body);
		updateContact(state.store, visitor.contact, body);
		const isRecordAnswer = state.quirks.publicUpdate === 'record';
		return { status: 200, body: isRecordAnswer ? contactRecordView(visitor.contact) : sessionAnswer(visitor) };
	},

	publicCreateConversation: (call, state) => {
		const visitor = requireVisitor(call, state);
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
		return { status: 200, body: publicConversationView(state, conversation) };
	},

	publicListConversations: (call, state) => {
		const own = conversationsOf(requireVisitor(call, state), state);
		return { status: 200, body: own.map((row) => publicConversationView(state, row)) };
	},

	publicGetConversation: (call, state) => ({
		status: 200,
		body: publicConversationView(state, requireVisitorConversation(call, state)),
	}),

	publicResolveConversation: (call, state) => {
		const conversation = requireVisitorConversation(call, state);
		setStatus(state.store, conversation, 'resolved');
		return { status: 200, body: publicConversationView(state, conversation) };
	},

	publicToggleTyping: (call, state) => {
		const conversation = requireVisitorConversation(call, state);
		const isOn = (call.query as { typing_status?: string }).typing_status === 'on';
		state.store.onChange({ event: isOn ? 'conversation_typing_on' : 'conversation_typing_off', conversation });
		return { status: 200 };
	},

	publicUpdateLastSeen: (call, state) => {
		requireVisitorConversation(call, state).contactLastSeenAt = Math.floor(Date.now() / 1000);
		return { status: 200 };
	},

	publicCreateMessage: (call, state) => {
		const { contact } = requireVisitor(call, state);
		const conversation = requireVisitorConversation(call, state);
		const body = call.body as Parameters<typeof validateMessage>[0];
		validateMessage(body);
		const message = state.store.insertMessage({
			conversationId: conversation.id,
			content: body.content ?? null,
			type: INCOMING,
			sender: { type: 'contact', id: contact.id },
			files: body['attachments[]'] ?? [],
		});
		return { status: 200, body: publicMessageView(state, message) };
	},

	publicListMessages: (call, state) => {
		const all = publicMessages(state.store, requireVisitorConversation(call, state).id);
		const { before } = call.query as { before?: number };
		return { status: 200, body: messageWindow(all, before).map((message) => publicMessageView(state, message)) };
	},

	publicUpdateMessage: (call, state) => {
		requireVisitorConversation(call, state);
		const message = requireMessage(call.params, state);
		const { submitted_values: submitted } = call.body as { submitted_values?: unknown };
		const age = Date.now() / 1000 - message.createdAt;
		if (message.contentType === 'input_csat' && age > 14 * 86_400) {
			throw new HttpError(422, 'You cannot update the CSAT survey after 14 days');
		}
		message.contentAttributes = { ...message.contentAttributes, submitted_values: submitted };
		state.store.onChange({ event: 'message_updated', message });
		return { status: 200, body: publicMessageView(state, message) };
	},
};
