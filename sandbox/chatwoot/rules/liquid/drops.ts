import { isRecord } from '../../../server/guards';
import type { Attributes, ConversationRecord, MessageRecord } from '../../store/records';
import type { ChatwootStore } from '../../store/store';

/** The author of a message, as a message record has it. */
type Author = MessageRecord['sender'];

/** The variables of a text, by name. */
export type Drops = Record<string, unknown>;

/** The distance between the number of a conversation, which paths use, and its ID in the database. */
const databaseIdOffset = 100_000;

/** How many messages `conversation.recent_messages` gives. */
const recentMessageCount = 5;

const words = (name: string | null | undefined) => (name ?? '').split(/\s+/).filter((word) => word !== '');

/** A text with its first letter in upper case and all others in lower case, as Ruby's `capitalize`. */
function capitalized(text: string): string {
	const [first = '', ...rest] = text;
	return first.toUpperCase() + rest.join('').toLowerCase();
}

/** The name of a person with each word capitalised. Seen on Chatwoot 4.15.1: `ada king LOVELACE` gives `Ada King Lovelace`. */
export function capitalizedName(name: string | null | undefined): string {
	return words(name).map(capitalized).join(' ');
}

function nameParts(name: string | null | undefined) {
	const [first, ...rest] = words(name);
	const last = rest.at(-1);
	return {
		name: capitalizedName(name),
		first_name: first === undefined ? null : capitalized(first),
		last_name: last === undefined ? null : capitalized(last),
	};
}

/** A value as Ruby's `inspect` writes it. */
export function inspected(value: unknown): string {
	if (value === null || value === undefined) return 'nil';
	if (Array.isArray(value)) return `[${value.map(inspected).join(', ')}]`;
	if (!isRecord(value)) return JSON.stringify(value);
	return `{${Object.entries(value)
		.map(([key, entry]) => `${JSON.stringify(key)} => ${inspected(entry)}`)
		.join(', ')}}`;
}

/** An object that a text shows as `text` when it names the object instead of one of its values. */
function shownAs<T extends object>(values: T, text: string): T {
	return Object.defineProperty({ ...values }, 'toString', { value: () => text, enumerable: false });
}

function hash(attributes: Attributes): Attributes {
	return shownAs(attributes, inspected(attributes));
}

function contactDrop(store: ChatwootStore, contactId: number) {
	const contact = store.contact(contactId);
	const values = {
		id: contactId,
		...nameParts(contact?.name),
		email: contact?.email ?? null,
		phone_number: contact?.phoneNumber ?? null,
		custom_attribute: hash(contact?.customAttributes ?? {}),
	};
	return shownAs(values, 'ContactDrop');
}

function personOf(store: ChatwootStore, author: Author) {
	if (author?.type === 'contact') return store.contact(author.id);
	if (author?.type === 'agent_bot') return store.agentBot(author.id);
	return store.users.find(({ id }) => id === author?.id);
}

/** The author of the message, or the assignee of the conversation when the message has none. */
function agentDrop(store: ChatwootStore, { assigneeId }: ConversationRecord, author: Author) {
	const person = personOf(store, author) ?? store.agent(assigneeId);
	const values = {
		id: person?.id ?? null,
		...nameParts(person?.name),
		available_name: person?.name ?? null,
		email: person && 'email' in person ? person.email : null,
	};
	return shownAs(values, 'UserDrop');
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function conversationDrop(store: ChatwootStore, conversation: ConversationRecord) {
	const { id, contactId, customAttributes } = conversation;
	const contactName = capitalized(store.contact(contactId)?.name ?? '') || 'Customer';
	const recent = store
		.messagesOf(id)
		.filter((message) => !message.private)
		.slice(-recentMessageCount)
		.map(({ sender, content }) => ({
			sender: sender === null ? 'Bot' : sender.type === 'contact' ? contactName : personOf(store, sender)?.name,
			content: `<p>${escaped(content ?? '')}</p>\n`,
			attachments: [],
		}));
	const values = {
		id: databaseIdOffset + id,
		display_id: id,
		contact_name: contactName,
		recent_messages: recent.map((message) => shownAs(message, inspected(message))),
		custom_attribute: hash(customAttributes),
	};
	return shownAs(values, 'ConversationDrop');
}

/**
 * The variables that the text of a message may use. `conversation.id` is the ID of the database, not the number that paths use.
 *
 * Chatwoot v4.15.1 app/drops/*.rb, app/models/concerns/liquidable.rb:11
 */
export function dropsOf(store: ChatwootStore, conversation: ConversationRecord, author: Author): Drops {
	const { inboxId, contactId } = conversation;
	return {
		contact: contactDrop(store, contactId),
		agent: agentDrop(store, conversation, author),
		conversation: conversationDrop(store, conversation),
		inbox: shownAs({ id: inboxId, name: store.inbox(inboxId)?.name ?? null }, 'InboxDrop'),
		account: shownAs({ id: store.account.id, name: store.account.name }, 'AccountDrop'),
	};
}
