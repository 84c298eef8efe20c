import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText } from '../../shared';
import { OVERLAP, remember, selectNew, type Commit, type Entry } from '../../shared/trigger';
import type { Choices } from '../trigger/choices';
import { itemOf } from '../trigger/item';
import { isWanted } from '../trigger/receiver';
import { activityOf } from './changed';
import { conversationEvent, inboxOf, largestMessageId, messageEvent } from './events';
import { updatedAtOf, type ConversationsRead } from './readConversations';
import { addMark, bounded, lastTimeOf, MOST_CONVERSATIONS, type ConversationState } from './state';

/** The server's clock may show so many ms less than at the last poll without being set back. */
const LARGEST_DRIFT = 60_000;

/** What is needed beside the conversations to tell which events are wanted. */
export interface Surroundings {
	choices: Choices;
	/** The names of the inboxes, by ID. */
	inboxes: Map<string, IDataObject[string]>;
	/** The user to whom the access token belongs; '' when no chosen event depends on it. */
	ownUserId: string;
	/** The time of n8n at which the poll began, in ms since the epoch. */
	now: number;
	/** The greatest age of an event, in ms. */
	maxAge: number;
}

interface TimedEvent {
	at: number;
	event: IDataObject;
}

/** The entries that are new, oldest first. */
export function newEntries(state: ConversationState, { entries }: ConversationsRead): Entry[] {
	return selectNew(state, entries);
}

/**
 * The state, with earlier times when the server's clock was set back: when it shows less than at the last poll. `now`: the time of
 * n8n, in ms since the epoch. It tells by how much, unless that clock was set back, too.
 */
export function withClock(
	state: ConversationState,
	{ toldNow }: Pick<ConversationsRead, 'toldNow'>,
	now: number,
): ConversationState {
	const last = lastTimeOf(state);
	if (toldNow === undefined || toldNow >= last - LARGEST_DRIFT) return state;
	const drift = Math.min(toldNow - last, toldNow - now - state.offset);
	const marks = state.marks.map(({ at, id }) => ({ at: at + drift, id }));
	return { ...state, latest: state.latest + drift, marks };
}

/** The new events, and the state after this poll. */
export function findEvents(
	saved: ConversationState,
	read: ConversationsRead,
	surroundings: Surroundings,
): ReturnType<Commit> {
	const { choices, ownUserId, now, maxAge } = surroundings;
	const { serverNow } = read;
	const state = withClock(saved, read, now);
	const unseen = newEntries(state, read);
	const fresh = unseen.filter(({ at = Infinity }) => at >= serverNow - maxAge);
	const status = changedStatuses(state, read, new Set(unseen.map(({ id }) => id)));
	const events = [...fresh.map((entry) => timedEvent(entry, surroundings, serverNow)), ...status.events];
	const wanted = events.filter(({ event }) => isWanted(event, choices, ownUserId));
	wanted.sort((one, other) => one.at - other.at);
	return {
		state: { ...nextState(state, read, now), ...(status.statuses && bind(state, status.statuses)) },
		items: wanted.map(({ event }) => itemOf(event)),
		leftOut: unseen.length - fresh.length + countImported(state, read.entries),
	};
}

function timedEvent({ at, record }: Entry, { inboxes }: Surroundings, serverNow: number): TimedEvent {
	const conversation = objectAt(record, 'conversation');
	const event =
		record.message === undefined
			? conversationEvent('conversation_created', conversation)
			: messageEvent(objectAt(record, 'message'), conversation, inboxes.get(inboxOf(conversation)) ?? null);
	return { at: at ?? serverNow, event };
}

/** Messages that were stored since the last poll, with times before it: imported history. */
function countImported({ seen, latest, maxId }: ConversationState, entries: Entry[]): number {
	return entries.filter(({ id, at = Infinity, since = latest - OVERLAP }) => {
		return id.startsWith('m') && at < since && Number(id.slice(1)) > maxId && !Object.hasOwn(seen, id);
	}).length;
}

/** The statuses that differ from those that are known, and all that are known now. */
function changedStatuses(
	{ statuses: known, hasForgotten }: ConversationState,
	{ conversations }: ConversationsRead,
	unseen: Set<string>,
): { events: TimedEvent[]; statuses?: Record<string, string> } {
	if (!known) return { events: [] };
	const statuses = new Map(Object.entries(known));
	const events: TimedEvent[] = [];
	for (const [id, conversation] of conversations) {
		const status = toText(conversation.status);
		// A new conversation has not changed. Of the others, those that are resolved are not in the state.
		const isUnknown = unseen.has(`c${id}`) || hasForgotten;
		const before = known[id] ?? (isUnknown ? status : 'resolved');
		statuses.delete(id);
		if (status !== 'resolved') statuses.set(id, status);
		if (before === status) continue;
		const event = conversationEvent('conversation_status_changed', conversation);
		events.push({ at: activityOf(conversation), event });
	}
	return { events, statuses: Object.fromEntries(statuses) };
}

function bind(
	{ hasForgotten }: ConversationState,
	statuses: Record<string, string>,
): Pick<ConversationState, 'hasForgotten' | 'statuses'> {
	const excess = Object.keys(statuses).length - MOST_CONVERSATIONS;
	if (excess <= 0) return { statuses, hasForgotten };
	return { statuses: Object.fromEntries(Object.entries(statuses).slice(excess)), hasForgotten: true };
}

function nextState(
	state: ConversationState,
	{ conversations, entries, done, left, serverNow, toldNow, monotonic }: ConversationsRead,
	now: number,
): ConversationState {
	const latest = Math.max(state.latest, serverNow);
	const listed = [...conversations];
	const ids = entries.flatMap(({ id }) => (id.startsWith('m') ? [Number(id.slice(1))] : []));
	const maxId = [state.maxId, largestMessageId([...conversations.values()]), ...ids].reduce(
		(largest, id) => (id > largest ? id : largest),
		0,
	);
	const added = listed.flatMap(([id, conversation]): Array<[string, number]> => {
		const updatedAt = updatedAtOf(conversation);
		return updatedAt === undefined || Object.hasOwn(left, id) ? [] : [[id, updatedAt]];
	});
	// Conversations that changed earlier are not listed by the next poll.
	const read = [...Object.entries(state.read), ...added].filter(([, at]) => at * 1000 >= latest - 2 * OVERLAP);
	const waiting = Object.entries(state.backlog).filter(([id]) => !done.includes(id));
	return {
		...state,
		...remember({ ...state, latest }, entries),
		revision: state.revision + 1,
		ownAt: now,
		monotonic,
		offset: toldNow === undefined ? state.offset : toldNow - now,
		maxId,
		marks: addMark(state.marks, serverNow, maxId),
		read: bounded(Object.fromEntries(read), (updatedAt) => updatedAt),
		backlog: bounded({ ...Object.fromEntries(waiting), ...left }, ({ since }) => -since),
	};
}
