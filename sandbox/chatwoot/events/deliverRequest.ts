import { isRecord } from '../../server/guards';
import type { CustomDelivery } from './notifier';

/** The actions that a deliver request can ask for. */
interface DeliverActions {
	contactSays: (conversationId: number, text: string) => void;
	deliver: (delivery: CustomDelivery) => void;
}

/**
 * Handles the body of a deliver request. `{ conversationId, text }` lets the contact write a message, and
 * `{ url, event, secret? }` sends an event. Throws with a message that names what is missing.
 */
export function handleDeliverRequest(
	{ conversationId, text, url, event, secret }: Record<string, unknown>,
	{ contactSays, deliver }: DeliverActions,
): void {
	if (typeof conversationId === 'number' && typeof text === 'string') return contactSays(conversationId, text);
	if (typeof url !== 'string' || !isRecord(event)) {
		throw new Error('send conversationId and text, or url and event');
	}
	deliver({ url, event, ...(typeof secret === 'string' && { secret }) });
}
