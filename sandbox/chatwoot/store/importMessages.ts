import { INCOMING, OUTGOING, type MessageRecord } from './records';
import type { ChatwootStore } from './store';

/** A message of another system, as an import writes it into the database. `createdAt` is in Unix seconds. */
export type ImportedMessage = Pick<MessageRecord, 'content' | 'createdAt'> &
	Partial<Pick<MessageRecord, 'private' | 'type'>>;

/**
 * Stores messages with older times than those of messages before them: their ids are higher. An import writes into the database,
 * so no event is raised, and nothing is sent. Throws when the conversation does not exist.
 */
export function importMessages(
	store: ChatwootStore,
	conversationId: number,
	messages: readonly ImportedMessage[],
): MessageRecord[] {
	const { contactId, assigneeId } = store.conversation(conversationId) ?? {};
	const { onChange } = store;
	store.onChange = () => undefined;
	try {
		return messages.map(({ type = INCOMING, ...message }) => {
			const isOutgoing = type === OUTGOING;
			const sender = isOutgoing
				? ({ type: 'user', id: assigneeId ?? store.agents[0]?.id ?? 0 } as const)
				: ({ type: 'contact', id: contactId ?? 0 } as const);
			return store.insertMessage({ conversationId, type, sender, ...message });
		});
	} finally {
		store.onChange = onChange;
	}
}

const minute = 60;
const day = 24 * 60 * minute;

/**
 * Adds a conversation whose history was imported after its first messages: 30 messages of now, then 45 of a year before, then 3
 * of now. A walk through its messages by `before` reaches 33 of these 78. `now` is in Unix seconds.
 */
export function addImportedHistory(store: ChatwootStore, now: number): number {
	const [contact] = store.contacts;
	const [inbox] = store.inboxes;
	const contactId = contact?.id ?? store.insertContact({ name: 'Ada Dahl', email: 'ada.dahl@example.com' }).id;
	const { id } = store.insertConversation({ contactId, inboxId: inbox?.id ?? 0, createdAt: now - 100 * minute });
	const batch = (count: number, from: number, text: string) =>
		Array.from({ length: count }, (_, index) => ({
			content: `${text} ${index + 1}`,
			createdAt: from + index * minute,
			type: index % 2 === 0 ? INCOMING : OUTGOING,
		}));
	importMessages(store, id, batch(30, now - 90 * minute, 'Before the import'));
	importMessages(store, id, batch(45, now - 365 * day, 'Imported'));
	importMessages(store, id, batch(3, now - 10 * minute, 'After the import'));
	return id;
}
