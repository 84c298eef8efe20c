import type { MessageRecord } from '../store/records';
import type { Outbox } from './outbox';

/** Sends messages to the customers, a moment after they were stored. */
export interface MessageDelivery {
	/** What the APIs behind the inboxes got. */
	readonly outbox: Outbox;
	/** Sends a message in the background. A message with files is held back, so a text after it arrives first. */
	deliver(message: MessageRecord): void;
	/** Sends all messages that wait, those with files last. */
	deliverNow(): Promise<void>;
	/** Lets the API behind an inbox report what became of a message. */
	report(messageId: number, status: 'delivered' | 'failed' | 'read', error?: string): void;
	/** Cancels the messages that wait, and forgets those that were sent. */
	reset(): void;
}
