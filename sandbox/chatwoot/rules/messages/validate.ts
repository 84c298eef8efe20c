import type { ChatwootState } from '../../state';
import type { ChatwootStore, NewMessage } from '../../store/store';
import { itemProblems } from './contentItems';
import type { MessageProblem } from './problem';
import { templateProblems } from './templateParams';

/** Most characters in a message. Chatwoot v4.15.1 app/models/message.rb:79 */
const longestContent = 150_000;
const floodSeconds = 60;

/** How many messages of any kind a conversation got in the last minute; counts up to `limit`. */
function recentMessages(store: ChatwootStore, conversationId: number, since: number, limit: number): number {
	const own = store.messagesOf(conversationId);
	let count = 0;
	for (let index = own.length - 1; index >= 0 && count < limit; index--) {
		if ((own[index]?.createdAt ?? 0) >= since) count++;
	}
	return count;
}

/**
 * The refusal of too many messages in a conversation; empty below the limit. A message that is changed counts as well: the
 * server checks before every save.
 *
 * Chatwoot v4.15.1 app/models/message.rb:288, lib/limits.rb:14
 */
export function floodProblems(
	conversationId: number,
	{ store, clock, quirks }: ChatwootState,
): MessageProblem['problems'] {
	const limit = quirks.messagesPerMinute;
	const since = clock() / 1000 - floodSeconds;
	const isFull = recentMessages(store, conversationId, since, limit) >= limit;
	return isFull ? [['base', 'Too many messages']] : [];
}

/** A length as PostgreSQL and Ruby count it: in characters, not in UTF-16 units. */
const lengthOf = (text: string) => (text.length > longestContent ? Array.from(text).length : text.length);

/**
 * What is wrong with a new message, in the order in which the server names it; empty when nothing is. The server does not limit
 * the number of files here: its check of the limit runs before the list of errors is emptied. Throws a MessageProblem for items
 * that make the code of the server fail.
 *
 * Chatwoot v4.15.1 app/models/message.rb:65; seen on Chatwoot 4.15.1: sixteen files are stored
 */
export function messageProblems(message: NewMessage, state: ChatwootState): MessageProblem['problems'] {
	const { content, contentType = 'text', contentAttributes = {}, additionalAttributes = {} } = message;
	const items = itemProblems(contentType, contentAttributes);
	const isTooLong = lengthOf(content ?? '') > longestContent;
	return [
		...floodProblems(message.conversationId, state),
		...items.map((text) => ['content_attributes', `Content attributes ${text}`] as const),
		...templateProblems(additionalAttributes),
		...(isTooLong ? [['content', `Content is too long (maximum is ${longestContent} characters)`] as const] : []),
	];
}
