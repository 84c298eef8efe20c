import type { IDataObject } from 'n8n-workflow';
import { toMillis } from '../times';

/** Larger than the ID of every message. The server compares it with IDs in SQL, where it is a bigint. */
export const PAST_ALL_IDS = Number.MAX_SAFE_INTEGER;

/** Chatwoot v4.15.1 app/finders/message_finder.rb:48 (messages_between): an answer has 1,000 messages at most. */
export const LARGEST_ANSWER = 1000;

/** A window is made for so many messages: few enough that an answer is rarely full, and no round number (see `mayBeFull`). */
const EXPECTED = 870;

/** The messages whose ID is `from` or larger and smaller than `to`. */
export interface Window {
	from: number;
	to: number;
	/** True when the window should hold fewer messages than an answer, going by the answer for a window around it. */
	isExpectedToFit?: boolean;
	/** The message with the smallest ID in the full answer for a window around it. */
	startsWith?: IDataObject;
	/** How far the IDs of the conversation lie apart on average, going by the messages before this window. */
	idsPerMessage?: number;
}

/** The first part of a window, which should fit into one answer, and the rest. Without an estimate it is the whole window. */
export function frontOf(window: Window): [front: Window, rest?: Window] {
	const { from, to, idsPerMessage } = window;
	if (idsPerMessage === undefined) return [window];
	const end = from + Math.max(LARGEST_ANSWER, Math.floor(EXPECTED * idsPerMessage));
	return end < to
		? [
				{ from, to: end },
				{ from: end, to },
			]
		: [window];
}

/**
 * How far the IDs lie apart in a window that holds these messages. Undefined where they are so few that the next window should not
 * end anywhere.
 */
export function idsPerMessageIn({ from, to }: Window, messages: IDataObject[]): number | undefined {
	return messages.length < (EXPECTED * 2) / 3 ? undefined : (to - from) / messages.length;
}

/**
 * The two parts of a window whose answer may have left out messages. `messages` are those of the answer, by ID.
 *
 * In a conversation without imported messages the answer holds the first messages of the window. So the first part ends before
 * the last one of them, and fits into one answer. Otherwise, and when that has proved wrong, the window is split where an import
 * begins: at the only place where the times fall back. Without such a place it is split at the widest gap between IDs that leaves
 * a quarter of the messages on either side.
 */
export function partsOf(window: Window, messages: IDataObject[]): Window[] {
	const ids = messages.map(({ id }) => Number(id));
	const idAt = (index: number) => ids[index] ?? window.to;
	const [drop, ...otherDrops] = timeDropsIn(messages);
	if (drop === undefined && !window.isExpectedToFit) {
		const last = idAt(ids.length - 1);
		const [first, rest] = partsAt(window, last);
		// A smaller answer may be full, too, but not for certain.
		const idsPerMessage = ids.length < LARGEST_ANSWER ? undefined : spreadOf(ids.slice(ids.length / 2));
		return [
			{ ...first, isExpectedToFit: true, ...(messages[0] && { startsWith: messages[0] }) },
			{ ...rest, ...(idsPerMessage !== undefined && { idsPerMessage }) },
		];
	}
	const edge = Math.floor(ids.length / 20);
	const isInside = drop !== undefined && drop >= edge && drop <= ids.length - edge;
	if (isInside && otherDrops.length === 0) return partsAt(window, idAt(drop));
	const quarter = Math.ceil(ids.length / 4);
	const gapBefore = (index: number) => idAt(index) - idAt(index - 1);
	let widest = Math.floor(ids.length / 2);
	for (let index = quarter; index < ids.length - quarter; index++) {
		if (gapBefore(index) > gapBefore(widest)) widest = index;
	}
	return partsAt(window, idAt(widest));
}

/** How far IDs lie apart on average. */
function spreadOf(ids: number[]): number {
	return (Number(ids.at(-1)) - Number(ids[0])) / (ids.length - 1);
}

/** The halves of a window; none for a window with a single ID. */
export function halvesOf({ from, to }: Window): Window[] {
	const middle = from + Math.ceil((to - from) / 2);
	return middle < to ? partsAt({ from, to }, middle) : [];
}

function partsAt({ from, to }: Window, id: number): [Window, Window] {
	return [
		{ from, to: id },
		{ from: id, to },
	];
}

/** The places at which the times fall back, as they do where an import begins. `messages` are sorted by ID. */
function timeDropsIn(messages: IDataObject[]): number[] {
	const times = messages.map(({ created_at: time }) => toMillis(time));
	return times.flatMap((time, index) => (time < (times[index - 1] ?? 0) ? [index] : []));
}
