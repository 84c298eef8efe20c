import type { IDataObject } from 'n8n-workflow';
import { objectAt, objectsAt, toText } from '../../shared';
import { addressOf } from './inboxRules';

/** What the session of a new conversation depends on. */
export interface SessionOwner {
	/** With its sessions in `contact_inboxes`. */
	contact: IDataObject;
	inboxId: number;
	/** The inbox as the list of inboxes shows it; undefined where the token may not read the list. */
	inbox: IDataObject | undefined;
	/** The contact's conversations in the inbox, newest first. */
	conversations: IDataObject[];
}

/**
 * The session for a new conversation, as a property for the body: the contact's own in the inbox; of several, that of the newest
 * conversation, else the newest. Without a session Chatwoot opens one in an API or website inbox with every call, and an inbox that
 * allows one conversation per contact then gives another one (seen on Chatwoot 4.15.1 and 4.8.0).
 *
 * Empty where the inbox writes to the contact's address or number: there Chatwoot takes the session of the present one, while the
 * session that the contact has may be that of a former one (Chatwoot v4.15.1 app/builders/contact_inbox_builder.rb).
 */
export function sessionFor({ contact, inboxId, inbox, conversations }: SessionOwner): { source_id?: string } {
	const address = addressOf(inbox);
	if (address !== undefined && toText(contact[address]) !== '') return {};
	const sessions = sourceIdsOf(contact, inboxId);
	const newest = conversations.map(sourceIdIn).find((sourceId) => sessions.includes(sourceId));
	const sourceId = newest ?? sessions.at(-1);
	return sourceId === undefined ? {} : { source_id: sourceId };
}

/** The source IDs of a contact in an inbox, the newest last. */
export function sourceIdsOf(contact: IDataObject, inboxId: number): string[] {
	const sessions = objectsAt(contact, 'contact_inboxes');
	const own = sessions.filter((session) => Number(objectAt(session, 'inbox').id) === inboxId);
	return own.map((session) => toText(session.source_id)).filter((sourceId) => sourceId !== '');
}

// Only the messages in the answer tell the session of a conversation (as seen on Chatwoot 4.15.1 and 4.8.0).
function sourceIdIn(conversation: IDataObject): string {
	const messages = [objectAt(conversation, 'last_non_activity_message'), ...objectsAt(conversation, 'messages')];
	const sessions = messages.map((message) => objectAt(objectAt(message, 'conversation'), 'contact_inbox'));
	return sessions.map((session) => toText(session.source_id)).find((sourceId) => sourceId !== '') ?? '';
}
