import { pageOf, type PageQuery, type Rows } from '../server/paging';
import { timeIndex } from '../server/timeline';
import { HttpError, type OperationHandler } from '../server/types';
import { requireConversation, requireOpenProject, matchesFilter, type MetadataFilter } from './conversations';
import type { MessageRecord } from './records';
import { filterRows, type RespondentState } from './state';
import { messageView } from './views';

interface MessageFilter extends MetadataFilter {
	conversationUid?: string;
	since?: string;
	until?: string;
}

/** An ISO 8601 time in UTC. Throws an HttpError with status 400 for a time without a zone, as its meaning is unclear. */
function timeOf(name: string, text: string): string {
	const time = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?$/.test(text)
		? Date.parse(text)
		: NaN;
	if (Number.isNaN(time)) throw new HttpError(400, [`${name} must be a valid ISO 8601 date string with a time zone`]);
	return new Date(time).toISOString();
}

/** The messages that match a filter. Time and conversation filters copy no messages; the other filters use the cache. */
function rowsOf(filter: MessageFilter, state: RespondentState): Rows<MessageRecord> {
	const { conversationUid, projectId, externalResearcherId, since, until } = filter;
	const { store } = state;
	let items: readonly MessageRecord[] =
		conversationUid === undefined ? store.messages : store.messagesOf(conversationUid);
	if (projectId !== undefined || externalResearcherId !== undefined) {
		const key = JSON.stringify(['messages', conversationUid, projectId, externalResearcherId]);
		items = filterRows(state, key, items, (message) => {
			const conversation = store.conversation(message.conversationUid);
			return conversation !== undefined && matchesFilter(conversation, filter);
		});
	}
	return {
		items,
		from: since === undefined ? 0 : timeIndex(items, timeOf('since', since)),
		to: until === undefined ? items.length : timeIndex(items, timeOf('until', until), true),
	};
}

/** Handlers of the route that sends a message, and of all routes below /v1/messaging/messages. */
export const messageHandlers: Record<string, OperationHandler<RespondentState>> = {
	MessagesController_createMessage: ({ params, body }, state) => {
		const { body: text } = body as { body: string };
		if (text.trim() === '') throw new HttpError(400, ['body should not be empty']);
		const conversation = requireConversation(state, params.conversationUid);
		if (conversation.locked) throw new HttpError(403, 'Conversation is locked');
		requireOpenProject(state, conversation.metadata.projectId);
		const { uid: conversationUid } = conversation;
		const message = state.store.insertMessage({ conversationUid, body: text, from: 'owner' });
		return { status: 201, body: messageView(state)(message) };
	},

	MessagesController_findAll: ({ query }, state) => {
		const page = query as PageQuery;
		const rows = rowsOf(query as MessageFilter, state);
		return { status: 200, body: pageOf(rows, page, state.quirks, ({ uid }) => uid, messageView(state)) };
	},

	MessagesController_findOne: ({ params }, state) => {
		const message = state.store.message(params.messageUid ?? '');
		if (!message) throw new HttpError(404, 'Message not found');
		return { status: 200, body: messageView(state)(message) };
	},

	MessagesController_getInbox: ({ query }, state) => {
		const { conversations, owner } = state.store;
		const visible = conversations.filter((conversation) => matchesFilter(conversation, query as MetadataFilter));
		const unreadIds = visible
			.filter(({ participants }) => participants.some(({ uid, read }) => uid === owner.uid && !read))
			.map(({ uid }) => uid);
		const unreadCount = unreadIds.length;
		return { status: 200, body: { read: unreadCount === 0, count: visible.length, unreadIds, unreadCount } };
	},
};
