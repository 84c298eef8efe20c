import type { Receiver } from '../../shared/trigger/receive';
import { choicesOf } from './choices';
import { doubtOf } from './doubt';
import { eventIdOf } from './eventId';
import { itemOf } from './items';
import { registrationOf } from './registration';
import { isWanted } from './wanted';

/** Chatwoot's events. */
export const chatwootReceiver: Receiver = {
	rejectionReason: doubtOf,
	idOf: eventIdOf,
	wants: (context, event) => isWanted(event, choicesOf(context), registrationOf(context)?.ownUserId ?? ''),
	itemsOf: (_context, event) => [itemOf(event)],
};
