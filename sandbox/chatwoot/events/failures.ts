import { STATUS_CODES } from 'node:http';
import type { DeliveryAttempt } from '../../server/deliveries';
import { changeMessage } from '../rules/messages/change';
import { saveConversation } from '../rules/conversations/conversationSave';
import { localText } from '../rules/language';
import { withStatus } from '../rules/messages/status';
import type { ChatwootState } from '../state';
import { ACTIVITY, type MessageRecord } from '../store/records';
import type { Recipient } from './recipients';

/** A bot did not take a message: its pending conversation is handed to the agents, with a line that says why. */
function openForAgents(state: ChatwootState, { conversationId }: MessageRecord): void {
	const { store } = state;
	const conversation = store.conversation(conversationId);
	if (conversation?.status !== 'pending' || store.account.keepPendingOnBotFailure) return;
	saveConversation(store, conversation, { status: 'open' });
	const content = localText('botFailed', store.account);
	store.insertMessage({ conversationId, content, type: ACTIVITY, sender: null });
}

/** The text that the server stores for an attempt that failed. Chatwoot v4.15.1 lib/safe_fetch/fetcher.rb:9 */
function errorOf({ status, url, error = '' }: DeliveryAttempt): string {
	if (status !== undefined) return `${status} ${STATUS_CODES[status] ?? ''}`.trim();
	if (/timeout/i.test(error)) return 'Net::ReadTimeout with #<TCPSocket:(closed)>';
	const { hostname, port, protocol } = new URL(url);
	const number = port || (protocol === 'https:' ? '443' : '80');
	const reason = `Connection refused - connect(2) for "${hostname}" port ${number}`;
	return `Failed to open TCP connection to ${hostname}:${number} (${reason})`;
}

/**
 * What the server does when a recipient did not take the event of a message: it opens the conversation of a bot, and marks
 * the message of an inbox with a callback as failed. Nothing becomes of an event that a webhook did not take.
 *
 * Chatwoot v4.15.1 lib/webhooks/trigger.rb, handle_error
 */
export function handleFailure(
	state: ChatwootState,
	kind: Recipient['kind'],
	message: MessageRecord,
	attempt: DeliveryAttempt,
): void {
	if (kind === 'bot') openForAgents(state, message);
	if (kind === 'inbox') {
		const changed = withStatus(message, 'failed', errorOf(attempt));
		if (changed) changeMessage(state, message, changed);
	}
}
