import { HttpError } from '../../../server/types';
import { toList, toText, toTexts } from '../../params';
import type { ChatwootState } from '../../state';
import { INCOMING, OUTGOING, statuses, type ConversationRecord } from '../../store/records';
import type { Caller } from '../access';
import { conversationOrder } from './conversationOrder';
import { faultOfServer, notFound } from '../errors';
import { labelList } from '../labelList';
import { containsLike } from '../like';
import { mentionedUsers } from '../messages/mentions';
import { leadingNumber, pageOfRows } from '../pages';
import { inOrder } from '../ties';
import { visibleConversations } from '../visibility';

/** The query of a request, as it arrived. */
export type Query = Record<string, unknown>;

type Test = (row: ConversationRecord) => boolean;

/** A parameter that may come as one value or, with brackets behind its name, as a list. */
const listOf = (query: Query, name: string) => query[name] ?? query[`${name}[]`];

/** The statuses that a list is asked for: words, or their numbers as text. An unknown word finds nothing. */
function statusTest(query: Query): Test {
	// A search looks at all statuses, also when it asks for one.
	if (query.q !== undefined || query.status === 'all') return () => true;
	const wanted = toTexts(listOf(query, 'status') ?? 'open').map((word) => statuses[Number(word)] ?? word);
	return ({ status }) => wanted.includes(status);
}

function inboxTest(query: Query): Test {
	const wanted = listOf(query, 'inbox_id');
	const ids = toList(wanted).map(leadingNumber);
	return wanted === undefined ? () => true : ({ inboxId }) => ids.includes(inboxId);
}

/** The test for a team. Throws an HttpError with status 404 when the team does not exist. */
function teamTest({ team_id: given }: Query, { store }: ChatwootState): Test {
	if (given === undefined) return () => true;
	const team = store.team(leadingNumber(given));
	if (!team) throw new HttpError(404, notFound);
	return ({ teamId }) => teamId === team.id;
}

/** Any of the labels will do. Their letter case does not count. */
function labelTest(query: Query): Test {
	const given = listOf(query, 'labels');
	if (given === undefined) return () => true;
	const wanted = labelList(toList(given)).map((label) => label.toLowerCase());
	return ({ labels }) => labels.some((label) => wanted.includes(label.toLowerCase()));
}

/** Searches look into the texts of incoming and outgoing messages, notes included. */
function searchTest({ q }: Query, { store }: ChatwootState): Test {
	if (q === undefined) return () => true;
	const contains = containsLike(toText(q) ?? '');
	return ({ id }) =>
		store.messagesOf(id).some(({ type, content }) => (type === INCOMING || type === OUTGOING) && contains(content));
}

function sourceTest({ source_id: given }: Query): Test {
	return given === undefined ? () => true : ({ sourceId }) => sourceId === given;
}

/**
 * `unattended`: nobody has answered yet, or the contact waits again. `mention`: a note mentions the caller. The sandbox has no
 * participants.
 */
function kindTest({ conversation_type: kind }: Query, { id: me }: Caller, { store }: ChatwootState): Test {
	if (kind === 'mention')
		return ({ id }) => store.messagesOf(id).some((row) => mentionedUsers(row, store).includes(me));
	if (kind === 'unattended') return ({ firstReplyAt, waitingSince }) => firstReplyAt === null || waitingSince !== null;
	return () => kind !== 'participating';
}

/**
 * The conversations of which a list is made: those that the caller may see and that meet all filters but `assignee_type`.
 * Throws an HttpError with status 404 for an unknown team.
 *
 * Chatwoot v4.15.1 app/finders/conversation_finder.rb:78
 */
export function foundConversations(caller: Caller, query: Query, state: ChatwootState): ConversationRecord[] {
	const tests = [
		statusTest(query),
		inboxTest(query),
		teamTest(query, state),
		labelTest(query),
		sourceTest(query),
		kindTest(query, caller, state),
		searchTest(query, state),
	];
	return visibleConversations(caller, state.store).filter((row) => tests.every((test) => test(row)));
}

/** The filter for a value of `assignee_type`; any other word keeps all. `me` is the caller's id. */
export function assigneeTest(type: unknown, me: number): Test {
	if (type === 'me') return ({ assigneeId }) => assigneeId === me;
	if (type === 'assigned') return ({ assigneeId }) => assigneeId !== null;
	return type === 'unassigned' ? ({ assigneeId }) => assigneeId === null : () => true;
}

/** One page of conversations in the order that the request asks for. */
export function conversationPage(rows: ConversationRecord[], query: Query, state: ChatwootState): ConversationRecord[] {
	const ordered = inOrder(rows, conversationOrder(query.sort_by, state), state.store.random);
	return pageOfRows(ordered, query.page, state.quirks.conversationPageSize);
}

/**
 * The counts of a list. They do not heed `assignee_type`. The counts of a search are those of the requested page alone: the
 * server counts the conversations that it has cut into pages before.
 *
 * Chatwoot v4.15.1 app/finders/conversation_finder.rb:142, 187
 */
export function countsOf(rows: ConversationRecord[], caller: Caller, query: Query, state: ChatwootState) {
	const size = state.quirks.conversationPageSize;
	const isPaged = query.q !== undefined && !hasUpdatedWithin(query);
	const count = (test: Test) => {
		const counted = rows.filter(test);
		return isPaged ? pageOfRows(counted, query.page, size).length : counted.length;
	};
	const [all, unassigned] = [count(() => true), count(assigneeTest('unassigned', caller.id))];
	return {
		mine_count: count(assigneeTest('me', caller.id)),
		assigned_count: all - unassigned,
		unassigned_count: unassigned,
		all_count: all,
	};
}

const hasUpdatedWithin = ({ updated_within: seconds }: Query) => (toText(seconds) ?? '').trim() !== '';

/** Above this number the server takes longer than the 15 seconds that it gives a request. Seen on Chatwoot 4.15.1: 2,369 are. */
const largestAnswer = 2_000;

/**
 * The conversations that a list shows: a page, or with `updated_within` (seconds) all that have changed since then, in one
 * answer. Throws an HttpError with status 500 when these are too many.
 *
 * Chatwoot v4.15.1 app/finders/conversation_finder.rb:222
 */
export function listedConversations(
	rows: ConversationRecord[],
	query: Query,
	state: ChatwootState,
): ConversationRecord[] {
	if (!hasUpdatedWithin(query)) return conversationPage(rows, query, state);
	const since = state.clock() / 1000 - leadingNumber(query.updated_within);
	const changed = rows.filter(({ updatedAt }) => updatedAt > since);
	if (changed.length > largestAnswer) throw faultOfServer();
	return inOrder(changed, conversationOrder(query.sort_by, state), state.store.random);
}
