import type { OperationHandler } from '../../server/types';
import { bodyOf, isBlank, paramsOf, toBoolean, toText } from '../params';
import { authorize, authorizeReading, type Caller } from '../rules/access';
import { saveConversation } from '../rules/conversations/conversationSave';
import { enumValue } from '../rules/enumValue';
import { faultOfServer } from '../rules/errors';
import type { ChatwootState } from '../state';
import { priorities, statuses, type Author, type ConversationRecord, type Status } from '../store/records';
import { conversationView } from '../views/conversation';
import { isoTime } from '../views/times';
import { requireConversation } from './lookups';

/** The end of a snooze, which this call takes as Unix seconds only. Throws an HttpError with status 500 for other texts. */
function endOfSnooze(given: unknown): number | undefined {
	if (given === undefined || given === null || given === false) return undefined;
	const text = toText(given) ?? '';
	if (!/^-?\d+$/.test(text)) throw faultOfServer();
	return Number(text);
}

/** The status that a call without one gives: an open conversation is resolved, any other opened. */
function turnedOver(status: Status): Status {
	return status === 'open' ? 'resolved' : 'open';
}

/**
 * Hands a pending conversation over from a bot to the agents.
 *
 * Chatwoot v4.15.1 app/models/conversation.rb:166
 */
function handOver(conversation: ConversationRecord, { store }: ChatwootState): void {
	if (conversation.waitingSince === null) saveConversation(store, conversation, { waitingSince: store.now() });
	saveConversation(store, conversation, { status: 'open' });
}

function setStatus(conversation: ConversationRecord, body: Record<string, unknown>, { store }: ChatwootState): void {
	const status = isBlank(body.status) ? undefined : (enumValue(statuses, body.status) ?? undefined);
	if (!status) return saveConversation(store, conversation, { status: turnedOver(conversation.status) });
	const snoozedUntil = endOfSnooze(body.snoozed_until);
	saveConversation(store, conversation, { status, ...(snoozedUntil !== undefined && { snoozedUntil }) });
}

/** Whether an agent, no administrator, has opened the conversation: the agent becomes the assignee. */
function isOpenedByAgent(caller: Caller, { status }: ConversationRecord): boolean {
	return status === 'open' && caller.kind === 'user' && caller.user.role === 'agent';
}

/** Tells that somebody begins or ends to type. Words other than on and off are ignored. */
export function noteTyping(
	{ typing_status: typing, is_private: isPrivate }: Record<string, unknown>,
	who: { conversation: ConversationRecord; by: Author },
	{ store }: ChatwootState,
): void {
	if (typing !== 'on' && typing !== 'off') return;
	const event = typing === 'on' ? 'conversation_typing_on' : 'conversation_typing_off';
	store.onChange({ ...who, event, isPrivate: toBoolean(isPrivate) ?? false });
}

/** Handlers that change the status and the priority of a conversation, and tell that somebody types. */
export const conversationStatusHandlers: Record<string, OperationHandler<ChatwootState>> = {
	toggleConversationStatus: (call, state) => {
		const caller = authorize(call, state);
		const conversation = requireConversation(call, state);
		const body = bodyOf(call);
		const isHandOver = caller.kind === 'bot' && conversation.status === 'pending' && body.status === 'open';
		if (isHandOver) handOver(conversation, state);
		else setStatus(conversation, body, state);
		if (isOpenedByAgent(caller, conversation)) saveConversation(state.store, conversation, { assigneeId: caller.id });
		const payload = {
			// Seen on Chatwoot 4.15.1: the answer to a hand-over does not tell its success.
			success: isHandOver ? null : true,
			conversation_id: conversation.id,
			current_status: conversation.status,
			snoozed_until: conversation.snoozedUntil === null ? null : isoTime(conversation.snoozedUntil),
		};
		return { status: 200, body: { payload } };
	},

	toggleConversationPriority: (call, state) => {
		const conversation = requireConversation(call, state);
		saveConversation(state.store, conversation, { priority: enumValue(priorities, bodyOf(call).priority) });
		return { status: 200 };
	},

	updateConversation: (call, state) => {
		const caller = authorize(call, state);
		const conversation = requireConversation(call, state);
		const body = bodyOf(call);
		// The priority is all that this call takes.
		if ('priority' in body) {
			saveConversation(state.store, conversation, { priority: enumValue(priorities, body.priority) });
		}
		return { status: 200, body: conversationView(state, conversation, caller) };
	},

	toggleConversationTyping: (call, state) => {
		const caller = authorizeReading(call, state);
		const conversation = requireConversation(call, state);
		const by = { type: caller.kind === 'bot' ? 'agent_bot' : 'user', id: caller.id } as const;
		noteTyping(paramsOf(call), { conversation, by }, state);
		return { status: 200 };
	},
};
