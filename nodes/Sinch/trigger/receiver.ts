import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { toText } from '../../shared/base/record';
import type { Receiver } from '../../shared/trigger/receive';
import { doubt, isRepeated } from './rejectionReason';
import { idOf } from './eventId';
import { happeningIn } from './events';
import { channelOf, itemOf } from './item';
import { subscriptionOf } from './subscription';

// Events that Sinch came to send since pass. Others have to be among those chosen: somebody may have added triggers to
// the webhook by hand, and reports about our own messages would send a workflow round in circles.
function wants(context: IWebhookFunctions, callback: IDataObject): boolean {
	if (isRepeated(callback)) return false;
	const { triggers, channels, deliveryStatuses } = subscriptionOf(context);
	const happening = happeningIn(callback);
	const { key, content } = happening;
	if (happening.triggers.length > 0 && !happening.triggers.some((name) => triggers.includes(name))) return false;
	if (key === 'message' && content.direction === 'TO_CONTACT') return false;
	const channel = channelOf(happening);
	if (channels.length > 0 && channel !== null && !channels.includes(channel)) return false;
	if (deliveryStatuses.length === 0 || !key.endsWith('_delivery_report')) return true;
	return deliveryStatuses.includes(toText(content.status));
}

/** How callbacks of the Sinch Conversation API are told and read. */
export const sinchReceiver: Receiver = {
	rejectionReason: doubt,
	idOf,
	wants,
	itemsOf: (_context, callback) => [itemOf(callback)],
};
