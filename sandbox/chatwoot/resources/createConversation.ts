import type { Answer, Call } from '../../server/types';
import { authorize } from '../rules/access';
import { orNotFound } from './lookups';
import type { Attributes, ConversationRecord, Status } from '../store/records';
import type { ChatwootState } from '../state';
import type { ChatwootStore } from '../store/store';
import { conversationView } from '../views/conversation';

interface CreateBody {
	source_id?: string;
	inbox_id?: number;
	contact_id?: number;
	status?: Status;
	assignee_id?: number;
	team_id?: number;
	custom_attributes?: Attributes;
	additional_attributes?: Attributes;
	snoozed_until?: string;
	message?: { content: string; template_params?: unknown };
}

/** The contact and inbox of a new conversation. Throws an HttpError with status 404 when one of them does not exist. */
function contactAndInboxOf(body: CreateBody, store: ChatwootStore) {
	const bySource = store.contacts.find(({ sessions }) =>
		sessions.some(({ sourceId, inboxId }) => sourceId === body.source_id && (body.inbox_id ?? inboxId) === inboxId),
	);
	const contact = body.contact_id === undefined ? bySource : store.contact(body.contact_id);
	const session = bySource?.sessions.find(({ sourceId }) => sourceId === body.source_id);
	const inbox = store.inbox(body.inbox_id ?? session?.inboxId ?? 0);
	return { contact: orNotFound(contact), inbox: orNotFound(inbox) };
}

function attributesOf(body: CreateBody): Partial<ConversationRecord> {
	return {
		status: body.status ?? 'open',
		assigneeId: body.assignee_id ?? null,
		teamId: body.team_id ?? null,
		customAttributes: body.custom_attributes ?? {},
		additionalAttributes: body.additional_attributes ?? {},
		snoozedUntil: body.snoozed_until === undefined ? null : Date.parse(body.snoozed_until) / 1000,
	};
}

/** Creates a conversation, with its first message if the body has one. Reuses the last one of an inbox locked to one. */
export function createConversation(call: Call, state: ChatwootState): Answer {
	const caller = authorize(call, state);
	const { store } = state;
	const body = call.body as CreateBody;
	const { contact, inbox } = contactAndInboxOf(body, store);
	const known = contact.sessions.find(({ inboxId, sourceId }) => inboxId === inbox.id && sourceId === body.source_id);
	const session = known ?? store.insertSession(contact, inbox.id, body.source_id);
	const existing = inbox.lockToSingleConversation
		? store.conversations.findLast((row) => row.contactId === contact.id && row.inboxId === inbox.id)
		: undefined;
	const conversation =
		existing ??
		store.insertConversation({
			contactId: contact.id,
			inboxId: inbox.id,
			sourceId: session.sourceId,
			...attributesOf(body),
		});
	if (body.message) {
		store.insertMessage({
			conversationId: conversation.id,
			content: body.message.content,
			...(body.message.template_params !== undefined && {
				additionalAttributes: { template_params: body.message.template_params },
			}),
			sender: { type: caller.kind === 'bot' ? 'agent_bot' : 'user', id: caller.id },
		});
	}
	return { status: 200, body: conversationView(state, conversation) };
}
