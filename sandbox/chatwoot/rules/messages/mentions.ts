import { isAdministrator } from '../access';
import type { MessageRecord } from '../../store/records';
import type { ChatwootStore } from '../../store/store';

function idsIn(text: string, kind: 'team' | 'user'): number[] {
	const link = new RegExp(`\\(mention://${kind}/(\\d+)/(.+?)\\)`, 'g');
	return Array.from(text.matchAll(link), ([, id]) => Number(id));
}

/**
 * The ids of the users whom a message mentions: those of a private note, by its links to users and teams, who are administrators or
 * members of the inbox. The server notifies them, all but the author.
 *
 * Chatwoot v4.15.1 app/services/messages/mention_service.rb
 */
export function mentionedUsers(message: MessageRecord, store: ChatwootStore): number[] {
	const { content, conversationId } = message;
	if (!message.private || !content) return [];
	const inbox = store.inbox(store.conversation(conversationId)?.inboxId ?? 0);
	const teams = idsIn(content, 'team');
	const mentioned = new Set([
		...idsIn(content, 'user'),
		...store.teams.filter(({ id }) => teams.includes(id)).flatMap(({ memberIds }) => memberIds),
	]);
	const mayRead = (id: number) =>
		inbox?.memberIds.includes(id) === true ||
		store.agents.some((user) => user.id === id && isAdministrator({ kind: 'user', id, user }));
	return [...mentioned].filter(mayRead);
}
