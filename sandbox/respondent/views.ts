import type { ConversationRecord, MessageRecord } from './records';
import type { RespondentState } from './state';

/** A conversation, as messages and events embed it. */
export function minimalConversation({ store }: RespondentState, conversation: ConversationRecord) {
	const { uid, name, deleted, locked, createdAt, updatedAt, metadata, participants } = conversation;
	const read = participants.find((participant) => participant.uid === store.owner.uid)?.read ?? true;
	return { createdAt, updatedAt, uid, name, deleted, locked, read, metadata, participants };
}

function minimalMessage({ uid, body, createdAt, sender }: MessageRecord) {
	return { createdAt, updatedAt: createdAt, uid, body, sender };
}

/** A conversation, as its own routes and lists show it. */
export function fullConversation(state: RespondentState, conversation: ConversationRecord) {
	const messages = state.store.messagesOf(conversation.uid);
	const latest = messages.at(-1);
	// The contract requires `latestMessage`, even for a conversation without messages.
	const placeholder = { createdAt: conversation.createdAt, uid: '', body: '' };
	return {
		...minimalConversation(state, conversation),
		user: state.store.owner,
		messages: messages.slice(-state.quirks.embeddedMessages).map(minimalMessage),
		latestMessage: latest ? { createdAt: latest.createdAt, uid: latest.uid, body: latest.body } : placeholder,
		messagesCount: messages.length,
	};
}

/**
 * A function that gives a message as its own routes and lists show it. It caches conversations, so use one function for all
 * messages of a page.
 */
export function messageView(state: RespondentState): (message: MessageRecord) => object {
	const conversations = new Map<string, object | undefined>();
	return (message) => {
		const { conversationUid } = message;
		if (!conversations.has(conversationUid)) {
			const found = state.store.conversation(conversationUid);
			conversations.set(conversationUid, found && minimalConversation(state, found));
		}
		return { ...minimalMessage(message), conversation: conversations.get(conversationUid) };
	};
}
