import type { Attributes, ConversationRecord, MessageRecord } from '../store/records';

/** A message on its way out of Chatwoot. */
export interface Outgoing {
	message: MessageRecord;
	conversation: ConversationRecord;
}

/** A message as the API behind an inbox got it: what reaches the customer. */
export interface Delivered {
	/** Time of the call, milliseconds since 1970. */
	at: number;
	/** Type of the inbox, e.g. `Channel::Whatsapp`. */
	channel: string;
	conversationId: number;
	messageId: number;
	/** Body of the call, as the vendor's API takes it. */
	body: Attributes;
}

/** A stand-in for the APIs behind the inboxes of an account: Meta's Graph API, Bandwidth, LINE, a mail server. */
export class Outbox {
	/** All messages that the APIs took, in the order of arrival. */
	readonly delivered: Delivered[] = [];
	/** The errors with which the APIs refuse the next messages, in order. The APIs take every message when the list is empty. */
	readonly refusals: string[] = [];

	/** Takes a message, or gives the error with which the API refuses it. */
	take(delivered: Omit<Delivered, 'at'>): string | undefined {
		const error = this.refusals.shift();
		if (error === undefined) this.delivered.push({ at: Date.now(), ...delivered });
		return error;
	}

	reset(): void {
		this.delivered.length = 0;
		this.refusals.length = 0;
	}
}
