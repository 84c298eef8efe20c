import { isRecord } from '../server/guards';
import { HttpError, type Call, type OperationHandler } from '../server/types';
import { notifyWebhooks } from './callbacks';
import { storedIdentity } from './identity';
import { requireContact, requireConversation, requireConversationApp } from './lookups';
import { lastMessageOf } from './messages';
import { pageOf } from './pages';
import { createConversation } from './recipients';
import type { ConversationRecord, EventRecord, Identity, MessageRecord } from './records';
import { bodyOf, maskedFields, queryOf } from './request';
import type { SinchState } from './state';

/** Fields that an update may change. */
const changeable = ['active', 'active_channel', 'app_id', 'contact_id', 'correlation_id', 'metadata', 'metadata_json'];
/** One day in milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

function conversationFilter(query: Record<string, unknown>): (conversation: ConversationRecord) => boolean {
	const { app_id, contact_id, only_active, active_channel } = query;
	return (conversation) =>
		(app_id === undefined || conversation.app_id === app_id) &&
		(contact_id === undefined || conversation.contact_id === contact_id) &&
		(only_active === undefined || conversation.active === only_active) &&
		(active_channel === undefined || conversation.active_channel === active_channel);
}

/** The time of an injected message or event. Throws an HttpError with status 400 for a time that Sinch does not accept. */
function pastTime(text: unknown): string {
	const time = Date.parse(String(text));
	if (!(time <= Date.now()) || time < Date.now() - 30 * DAY) {
		throw new HttpError(400, 'accept_time must be in the past, at most 30 days ago');
	}
	return String(text);
}

/** The conversations with messages that match the query, each with its last message, in the requested order. */
function recentConversations(call: Call, state: SinchState) {
	const query = queryOf(call);
	requireConversationApp(state, query.app_id);
	// Here `only_active=false` filters nothing. In the list of all conversations it keeps the inactive ones.
	const filter = conversationFilter({ ...query, only_active: query.only_active === true || undefined });
	const order = query.order === 'ASC' ? 1 : -1;
	return state.store.conversations
		.filter(filter)
		.map((conversation) => ({ conversation, last_message: lastMessageOf(conversation.id, state) }))
		.filter(({ last_message }) => last_message !== undefined)
		.sort((a, b) => order * (a.last_message?.accept_time ?? '').localeCompare(b.last_message?.accept_time ?? ''));
}

/** Handlers of all routes below conversations. */
export const conversationHandlers: Record<string, OperationHandler<SinchState>> = {
	createConversation: (call, state) => {
		const fields = bodyOf(call) as Partial<ConversationRecord>;
		requireConversationApp(state, fields.app_id);
		requireContact(state, fields.contact_id);
		return { status: 200, body: createConversation(state, fields) };
	},

	listConversations: (call, state) => {
		const { app_id, contact_id } = queryOf(call);
		if (app_id === undefined && contact_id === undefined) {
			throw new HttpError(400, 'one of app_id and contact_id is required');
		}
		if (app_id !== undefined) requireConversationApp(state, app_id);
		if (contact_id !== undefined) requireContact(state, contact_id);
		const found = state.store.conversations.filter(conversationFilter(queryOf(call)));
		return {
			status: 200,
			body: { ...pageOf(found, 'conversations', call, state.quirks), total_size: found.length },
		};
	},

	listRecentConversations: (call, state) => {
		const found = recentConversations(call, state);
		return {
			status: 200,
			body: { ...pageOf(found, 'conversations', call, state.quirks), total_size: found.length },
		};
	},

	getConversation: ({ params }, state) => ({ status: 200, body: requireConversation(state, params.conversation_id) }),

	updateConversation: (call, state) => {
		const conversation = requireConversation(state, call.params.conversation_id);
		const { metadata_json, ...changes } = maskedFields(call, changeable);
		if (changes.contact_id !== undefined) requireContact(state, changes.contact_id);
		Object.assign(conversation, changes);
		if (isRecord(metadata_json)) {
			const isMerge = queryOf(call).metadata_update_strategy === 'MERGE_PATCH';
			conversation.metadata_json = { ...(isMerge ? conversation.metadata_json : {}), ...metadata_json };
		}
		return { status: 200, body: conversation };
	},

	deleteConversation: ({ params }, state) => {
		const { conversations, messages } = state.store;
		const conversation = requireConversation(state, params.conversation_id);
		conversations.splice(conversations.indexOf(conversation), 1);
		for (const message of messages.filter(({ conversation_id }) => conversation_id === conversation.id)) {
			messages.splice(messages.indexOf(message), 1);
		}
		notifyWebhooks(state, 'CONVERSATION_DELETE', conversation.app_id, {
			conversation_delete_notification: { conversation },
		});
		return { status: 200 };
	},

	stopConversation: ({ params }, state) => {
		const conversation = requireConversation(state, params.conversation_id);
		conversation.active = false;
		notifyWebhooks(state, 'CONVERSATION_STOP', conversation.app_id, {
			conversation_stop_notification: { conversation },
		});
		return { status: 200 };
	},

	injectMessage: (call, state) => {
		const conversation = requireConversation(state, call.params.conversation_id);
		const { channel_identity, accept_time, contact_id, metadata = '', sender_id = '', ...rest } = bodyOf(call);
		requireContact(state, contact_id);
		const message = {
			id: state.store.newId(),
			metadata,
			sender_id,
			...rest,
			channel_identity: storedIdentity(state, channel_identity as Identity),
			contact_id,
			accept_time: pastTime(accept_time),
			conversation_id: conversation.id,
			processing_mode: 'CONVERSATION',
			injected: true,
			app_id: conversation.app_id,
			stored: true,
		};
		state.store.messages.push(message as MessageRecord);
		return { status: 200 };
	},

	injectEvent: (call, state) => {
		const conversation = requireConversation(state, call.params.conversation_id);
		const { app_event, accept_time } = bodyOf(call);
		const contact = requireContact(state, conversation.contact_id);
		const event = {
			id: state.store.newId(),
			direction: 'TO_CONTACT',
			app_event,
			channel_identity: contact.channel_identities[0] ?? { channel: conversation.active_channel, identity: '' },
			conversation_id: conversation.id,
			contact_id: contact.id,
			accept_time: pastTime(accept_time),
			processing_mode: 'CONVERSATION',
		};
		state.store.events.push(event as EventRecord);
		return { status: 200, body: { event_id: event.id, accepted_time: event.accept_time } };
	},
};
