import type { IDataObject } from 'n8n-workflow';
import { objectAt, omit, toText, type Fetch } from '../../shared';
import type { Commit, EventSource, Reading } from '../../shared/trigger';
import type { AppSettings } from '../appSettings';
import { itemOf } from '../trigger/item';
import type { Subscription } from '../trigger/subscription';
import { messageSourcesOf, requireStatuses } from './polledApp';
import { readMessages } from './readMessages';
import { isOfChannels } from './receivedMessages';

const HOUR = 3_600_000;

/** Messages that were sent earlier, in ms before now, are not read any more. */
const FOLLOWED = 24 * HOUR;

/** Pages of 1,000 messages that are read at most. */
const MOST_PAGES = 5;

/** How many messages are remembered with their status. */
const MOST_MESSAGES = 5000;

/** Items of a test in the editor. */
const SHOWN = 3;

/** The statuses that delivery reports have. The others of `message_status` say that a message waits, or came in. */
const REPORTED = ['QUEUED_ON_CHANNEL', 'DELIVERED', 'READ', 'FAILED', 'SWITCHING_CHANNEL'];

/**
 * The delivery statuses of sent messages, for apps with `persist_message_status`. The messages of the last 24 hours are read at
 * each poll, 5,000 at most, and each change of a status comes once. A status between two polls is not told.
 */
export function deliveryStatuses(
	subscription: Subscription,
	appOf: (fetch: Fetch) => Promise<AppSettings | undefined>,
): EventSource {
	const read = async ({ fetch, now }: Reading): Promise<IDataObject[]> => {
		const app = await appOf(fetch);
		requireStatuses(app);
		const { appId } = subscription;
		const sources = messageSourcesOf(app);
		const range = { appId, direction: 'TO_CONTACT', sources, since: now - FOLLOWED, pages: MOST_PAGES } as const;
		// Oldest first.
		return (await readMessages(fetch, range)).reverse();
	};
	const isWanted = (message: IDataObject) => {
		const { deliveryStatuses: chosen, channels } = subscription;
		const status = statusOf(message);
		return (chosen.length === 0 ? REPORTED : chosen).includes(status) && isOfChannels(message, channels);
	};
	const toItem = (message: IDataObject) => itemOf(deliveryCallback(message, subscription.appId));
	return {
		name: 'MESSAGE_DELIVERY',
		read: async (reading, before): Promise<Commit> => {
			const messages = await read(reading);
			return (saved) => {
				// A poll that began later may have ended earlier, with newer statuses.
				if (saved && saved.polls !== before?.polls) return { state: saved, items: [], leftOut: 0 };
				const known = saved && objectAt(saved, 'statuses');
				const changed = known ? messages.filter((message) => known[toText(message.id)] !== statusOf(message)) : [];
				const statuses = { ...known, ...Object.fromEntries(messages.map((each) => [toText(each.id), statusOf(each)])) };
				const polls = Number(saved?.polls ?? 0) + 1;
				const state = { polls, statuses: Object.fromEntries(Object.entries(statuses).slice(-MOST_MESSAGES)) };
				return { state, items: changed.filter(isWanted).map(toItem), leftOut: 0 };
			};
		},
		sample: async (reading) => (await read(reading)).filter(isWanted).slice(-SHOWN).map(toItem),
	};
}

function statusOf(message: IDataObject): string {
	return toText(objectAt(message, 'message_status').status);
}

/** A stored message as the callback MESSAGE_DELIVERY. The reason is a text in the list, and an object in callbacks. */
function deliveryCallback(message: IDataObject, appId: string): IDataObject {
	const { status, event_time: time, reason } = objectAt(message, 'message_status');
	const { id, accept_time: acceptTime } = message;
	const report = {
		...omit(message, 'id', 'app_message', 'accept_time', 'direction', 'injected', 'message_status', 'sender_id'),
		message_id: id,
		status,
		...(toText(reason) !== '' && { reason: { description: reason } }),
	};
	return { app_id: appId, accepted_time: acceptTime, event_time: time, message_delivery_report: report };
}
