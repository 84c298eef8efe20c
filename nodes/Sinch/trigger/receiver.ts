import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { toText } from '../../shared';
import type { Receiver } from '../../shared/trigger';
import { eventIdOf } from './eventId';
import { parseCallback } from './events';
import { channelOf, itemOf } from './item';
import { missedAtSinch } from './missedEvents';
import { isRepeated, rejectionReason } from './rejectionReason';
import { subscriptionOf } from './subscription';

// An unknown kind of event starts the workflow: Sinch may have added it since. A known kind must be among the events that
// the user has chosen. Somebody may have added triggers to the webhook by hand, and a workflow that sends on reports about
// its own messages would run for ever.
function wants(context: IWebhookFunctions, event: IDataObject): boolean {
	if (isRepeated(event)) return false;
	const { triggers, channels, deliveryStatuses } = subscriptionOf(context);
	const callback = parseCallback(event);
	const { key, content } = callback;
	if (callback.triggers.length > 0 && !callback.triggers.some((name) => triggers.includes(name))) return false;
	if (key === 'message' && content.direction === 'TO_CONTACT') return false;
	const channel = channelOf(callback);
	if (channels.length > 0 && channel !== null && !channels.includes(channel)) return false;
	if (deliveryStatuses.length === 0 || !key.endsWith('_delivery_report')) return true;
	return deliveryStatuses.includes(toText(content.status));
}

/** How the trigger verifies and reads the callbacks of the Sinch Conversation API. */
export const sinchReceiver: Receiver = {
	rejectionReason,
	idOf: eventIdOf,
	wants,
	itemsOf: (_context, event) => [itemOf(event)],
	knows: (event) => parseCallback(event).triggers.length > 0,
	catchUp: missedAtSinch,
};
