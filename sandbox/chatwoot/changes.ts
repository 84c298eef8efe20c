import type { ContactRecord, ConversationRecord, MessageRecord } from './records';

/** Values before and after, by the name of the attribute. */
export type ChangedAttributes = Record<string, [before: unknown, after: unknown]>;

/** Something that became of the data, by the name of its event. */
export type Change =
	| { event: 'contact_created' | 'contact_updated'; contact: ContactRecord; changed?: ChangedAttributes }
	| {
			event: 'conversation_created' | 'conversation_status_changed' | 'conversation_updated';
			conversation: ConversationRecord;
			changed?: ChangedAttributes;
	  }
	| { event: 'conversation_typing_off' | 'conversation_typing_on'; conversation: ConversationRecord }
	| { event: 'message_created' | 'message_updated'; message: MessageRecord };
