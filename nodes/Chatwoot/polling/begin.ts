import type { IDataObject } from 'n8n-workflow';
import { toText } from '../../shared';
import { OVERLAP, type Reading } from '../../shared/trigger';
import type { Choices } from '../trigger/choices';
import { toMillis } from '../times';
import { activityOf, conversationsWithStatus, latestConversations, serverTime } from './changed';
import { largestMessageId } from './events';
import { monotonicTime } from './lastPoll';
import { MOST_CONVERSATIONS, type ConversationState } from './state';

const DAY = 24 * 3_600_000;

/** The statuses that are remembered: a conversation whose status is unknown is resolved. */
const UNRESOLVED = ['open', 'pending', 'snoozed'];

/** The state of a trigger that begins now: nothing that is there already is new. Throws a Failure. */
export async function begin(choices: Choices, { fetch, now }: Reading): Promise<ConversationState> {
	const monotonic = monotonicTime();
	const time = await serverTime(fetch);
	const conversations = await latestConversations(fetch, choices.inboxIds);
	// The last activity is not later than the server's time. To begin too early is better than to miss messages.
	const activities = conversations.map(activityOf);
	const serverNow = time ?? (activities.length > 0 ? Math.max(...activities) : now - DAY);
	// Lists tell whole seconds. `latest` lies ahead, so that the overlap begins now.
	const start = Math.floor(serverNow / 1000) * 1000;
	const maxId = largestMessageId(conversations);
	const recent = conversations.filter(({ created_at: time }) => toMillis(time) >= start);
	return {
		revision: 0,
		latest: start + OVERLAP,
		seen: Object.fromEntries(recent.map((each) => [`c${toText(each.id)}`, toMillis(each.created_at)])),
		ownAt: now,
		monotonic,
		offset: serverNow - now,
		maxId,
		marks: [{ at: serverNow, id: maxId }],
		read: {},
		backlog: {},
		hasForgotten: false,
		...(choices.events.includes('conversation_status_changed') && (await readStatuses(choices, fetch))),
	};
}

async function readStatuses(
	{ inboxIds }: Choices,
	fetch: Reading['fetch'],
): Promise<Pick<ConversationState, 'hasForgotten' | 'statuses'>> {
	const found: IDataObject[] = [];
	for (const status of UNRESOLVED) {
		const most = MOST_CONVERSATIONS - found.length;
		if (most > 0) found.push(...(await conversationsWithStatus(fetch, inboxIds, status, most)));
	}
	const statuses = Object.fromEntries(found.map(({ id, status }) => [toText(id), toText(status)]));
	return { statuses, hasForgotten: found.length >= MOST_CONVERSATIONS };
}
