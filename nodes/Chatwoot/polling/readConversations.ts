import type { IDataObject } from 'n8n-workflow';
import { isEmpty, toText, type Fetch } from '../../shared';
import { OVERLAP, selectNew, type Entry, type Reading } from '../../shared/trigger';
import type { Choices } from '../trigger/choices';
import { toMillis } from '../times';
import { activityOf, changedConversations, findConversation, serverTime } from './changed';
import { inboxOf } from './events';
import { sinceLastPoll, monotonicTime } from './lastPoll';
import { messagesAfter } from './polledMessages';
import { floorOf, lastTimeOf, type Backlog, type ConversationState, type MonotonicTime } from './state';

/** What one poll has read. */
export interface ConversationsRead {
	/** The conversations that have changed, by ID, and those of the backlog. */
	conversations: Map<string, IDataObject>;
	/** Messages and conversations, new ones among them. */
	entries: Entry[];
	/** The conversations of the backlog that were read. */
	done: string[];
	/** The conversations that are left for the next poll. */
	left: Record<string, Backlog>;
	/** The time that the server told, in ms since the epoch; undefined when it told none, or was not asked. */
	toldNow: number | undefined;
	/**
	 * The server's present time, in ms since the epoch; where the server did not tell it, the latest time of the server that is known.
	 * It does not depend on the clock of n8n, so later messages have later times.
	 */
	serverNow: number;
	/** When the poll began. */
	monotonic: MonotonicTime;
}

/** A conversation whose messages are to be read. */
interface Unit {
	id: string;
	after: number;
	since?: number;
}

/** `updated_at` of a conversation, in Unix seconds; undefined when the server does not tell it. */
export function updatedAtOf({ updated_at: updatedAt }: IDataObject): number | undefined {
	return typeof updatedAt === 'number' ? updatedAt : undefined;
}

/**
 * Reads the conversations that have changed since the last poll, and their messages. A message changes its conversation in the same
 * transaction (Chatwoot v4.15.1 app/models/message.rb, `touch: true`), so a conversation that has the same `updated_at` as
 * before has no new messages. Throws a Failure.
 */
export async function readConversations(
	choices: Choices,
	{ fetch, now, maxAge, most }: Reading,
	state: ConversationState,
): Promise<ConversationsRead> {
	const monotonic = monotonicTime();
	const { elapsed, toldNow: known } = await sinceLastPoll(state, { fetch, own: now, monotonic, maxAge });
	const listed = await changedConversations(fetch, choices.inboxIds, Math.min(elapsed, maxAge) + OVERLAP);
	const own = listed.filter((each) => isOfInboxes(each, choices.inboxIds));
	const changed = own.filter((each) => {
		const updatedAt = updatedAtOf(each);
		return updatedAt === undefined || state.read[toText(each.id)] !== updatedAt;
	});
	const isQuiet = changed.length === 0 && isEmpty(state.backlog);
	const toldNow = isQuiet ? known : (known ?? (await serverTime(fetch)));
	const times = { toldNow, serverNow: toldNow ?? latestKnown(state, changed), monotonic };
	const conversations = new Map(own.map((each) => [toText(each.id), each]));
	const entries = own.map(conversationEntry);
	if (isQuiet || !choices.events.includes('message_created')) {
		return { conversations, entries, done: [], left: {}, ...times };
	}
	const units = unitsOf(changed, state);
	return { conversations, ...times, ...(await readUnits(fetch, units, { conversations, entries, most, state })) };
}

// The time of an earlier poll, or that of an activity since then.
function latestKnown(state: ConversationState, changed: IDataObject[]): number {
	return changed.map(activityOf).reduce((latest, time) => Math.max(latest, time), lastTimeOf(state));
}

function isOfInboxes(conversation: IDataObject, inboxIds: string[]): boolean {
	return inboxIds.length === 0 || inboxIds.includes(inboxOf(conversation));
}

/** The conversations to read: first those of the backlog, then those with the oldest activity. */
function unitsOf(changed: IDataObject[], state: ConversationState): Unit[] {
	const after = floorOf(state);
	const backlog = Object.entries(state.backlog).map(([id, rest]) => ({ id, ...rest }));
	const others = changed
		.toSorted((one, other) => activityOf(one) - activityOf(other))
		.map(({ id }) => ({ id: toText(id), after }))
		.filter(({ id }) => !Object.hasOwn(state.backlog, id));
	return [...backlog, ...others];
}

async function readUnits(
	fetch: Fetch,
	units: Unit[],
	{
		conversations,
		entries: given,
		most,
		state,
	}: { conversations: Map<string, IDataObject>; entries: Entry[]; most: number; state: ConversationState },
): Promise<Pick<ConversationsRead, 'done' | 'entries' | 'left'>> {
	const entries = [...given];
	const done: string[] = [];
	const left: Record<string, Backlog> = {};
	let count = 0;
	for (const { id, after, since } of units) {
		if (count >= most) {
			left[id] = { after, since: since ?? state.latest - OVERLAP };
			continue;
		}
		done.push(id);
		const conversation = conversations.get(id) ?? (await findConversation(fetch, id));
		if (!conversation) continue;
		conversations.set(id, conversation);
		const messages = await messagesAfter(fetch, id, after);
		const found = messages.map((message) => messageEntry(message, conversation, since));
		for (const entry of found) entries.push(entry);
		count += selectNew(state, found).length;
	}
	return { entries, done, left };
}

function messageEntry(message: IDataObject, conversation: IDataObject, since: number | undefined): Entry {
	const at = toMillis(message.created_at) || undefined;
	return { id: `m${toText(message.id)}`, at, since, record: { message, conversation } };
}

function conversationEntry(conversation: IDataObject): Entry {
	const at = toMillis(conversation.created_at) || undefined;
	return { id: `c${toText(conversation.id)}`, at, record: { conversation } };
}
