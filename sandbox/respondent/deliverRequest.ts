import { isRecord } from '../server/guards';
import { scenarioActions } from './scenarioActions';
import type { RespondentState } from './state';

/**
 * Handles the body of a deliver request. `{ participantSays: { conversationUid, text } }` lets the participant write a
 * message, and `{ event, resource, …options }` sends an event with DeliveryOptions. Throws with a message that names what is
 * missing.
 */
export function handleDeliverRequest(body: Record<string, unknown>, state: RespondentState): void {
	const { participantSays, event, resource, ...options } = body;
	if (isRecord(participantSays)) {
		const { conversationUid, text } = participantSays;
		if (typeof conversationUid !== 'string' || typeof text !== 'string') {
			throw new Error('participantSays takes a conversationUid and a text');
		}
		scenarioActions(state).participantSays(conversationUid, text);
	} else if (typeof event === 'string' && isRecord(resource)) {
		if (!state.notifier.send({ event, resource }, options)) {
			throw new Error('no webhook is registered, so give a url');
		}
	} else {
		throw new Error('send participantSays, or an event with its resource');
	}
}
