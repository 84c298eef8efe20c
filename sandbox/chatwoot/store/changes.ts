import type { Author, ContactRecord, ConversationRecord, InboxRecord, MessageRecord } from './records';

/** The changed attributes of a record: their values before and after the change, by name. */
export type ChangedAttributes = Record<string, [before: unknown, after: unknown]>;

/** A change of the stored data, with the event type that Chatwoot has for it. */
export type Change =
	| { event: 'contact_created' | 'contact_updated'; contact: ContactRecord; changed?: ChangedAttributes }
	| {
			event: 'conversation_created' | 'conversation_status_changed' | 'conversation_updated';
			conversation: ConversationRecord;
			changed?: ChangedAttributes;
	  }
	| {
			event: 'conversation_typing_off' | 'conversation_typing_on';
			conversation: ConversationRecord;
			/** Who types. */
			by: Author;
			/** True while a note is being typed. */
			isPrivate: boolean;
	  }
	| { event: 'inbox_created' | 'inbox_updated'; inbox: InboxRecord; changed?: ChangedAttributes }
	| { event: 'message_created' | 'message_updated'; message: MessageRecord };
