import { INCOMING, OUTGOING, type ConversationRecord, type MessageRecord, type Status } from '../../store/records';
import type { ChangingTables } from '../../store/tables';
import { isoTime } from '../../views/times';
import { saveConversation } from './conversationSave';

/**
 * The status that an incoming message gives its conversation; undefined when it stays. A snoozed or resolved conversation
 * opens, a resolved one in an inbox with a bot becomes pending, and nothing opens one of a blocked contact.
 *
 * Chatwoot v4.15.1 app/models/message.rb:397, reopen_conversation
 */
export function reopenedStatus(
	{ status }: Pick<ConversationRecord, 'status'>,
	{ isBlocked, hasBot }: { isBlocked: boolean; hasBot: boolean },
): Status | undefined {
	if (isBlocked) return undefined;
	if (status === 'snoozed') return 'open';
	if (status === 'resolved') return hasBot ? 'pending' : 'open';
	return undefined;
}

function hasBot(store: ChangingTables, { inboxId }: ConversationRecord): boolean {
	const bot = store.inbox(inboxId)?.agentBotId ?? null;
	return bot !== null;
}

/** Opens the conversation of a new incoming message, as the rule says, before the event of the message. */
export function reopenForMessage(store: ChangingTables, { conversationId, type }: MessageRecord): void {
	const conversation = store.conversation(conversationId);
	if (!conversation || type !== INCOMING) return;
	const isBlocked = store.contact(conversation.contactId)?.blocked ?? false;
	const status = reopenedStatus(conversation, { isBlocked, hasBot: hasBot(store, conversation) });
	if (status) saveConversation(store, conversation, { status });
}

/**
 * Whether a message is the first answer of a person to the contact. Notes, messages of a bot and messages of campaigns are
 * none.
 *
 * Chatwoot v4.15.1 app/models/message.rb, valid_first_reply?
 */
function isFirstReply(conversation: ConversationRecord, message: MessageRecord): boolean {
	return conversation.firstReplyAt === null && !message.private && isHumanResponse(message);
}

function isHumanResponse({ type, sender, additionalAttributes }: MessageRecord): boolean {
	return type === OUTGOING && sender?.type === 'user' && additionalAttributes.campaign_id === undefined;
}

/**
 * Stores what a new message means for its conversation, after the event of the message: the time of the first answer, and
 * since when the contact waits. An answer ends the wait, an incoming message begins one. A contact who wrote counts as
 * updated.
 *
 * Chatwoot v4.15.1 app/models/message.rb, dispatch_create_events and update_contact_activity; seen on Chatwoot 4.15.1: a
 * message in an inbox with a bot also stores the list of labels beside the conversation.
 */
export function settleMessage(store: ChangingTables, message: MessageRecord): void {
	const conversation = store.conversation(message.conversationId);
	if (!conversation) return;
	const withLabelCache = hasBot(store, conversation);
	const isAnswer = isHumanResponse(message) || (message.type === OUTGOING && message.sender?.type === 'agent_bot');
	if (isFirstReply(conversation, message)) {
		const values = { firstReplyAt: message.createdAt, waitingSince: null };
		saveConversation(store, conversation, values, { withLabelCache });
	} else if (isAnswer && !message.private) {
		saveConversation(store, conversation, { waitingSince: null }, { withLabelCache });
	} else if (message.type === INCOMING && conversation.waitingSince === null) {
		saveConversation(store, conversation, { waitingSince: message.createdAt }, { withLabelCache });
	}
	const contact = message.type === INCOMING ? store.contact(conversation.contactId) : undefined;
	if (!contact) return;
	const before = contact.updatedAt;
	contact.updatedAt = store.now();
	store.onChange({
		event: 'contact_updated',
		contact,
		changed: { updated_at: [isoTime(before), isoTime(contact.updatedAt)] },
	});
}
