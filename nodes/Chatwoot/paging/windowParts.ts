import type { IDataObject } from 'n8n-workflow';
import { toMillis } from '../times';

/** Larger than the ID of every message. The server compares it with IDs in SQL, where it is a bigint. */
export const PAST_ALL_IDS = Number.MAX_SAFE_INTEGER;

/** The messages whose ID is `from` or larger and smaller than `to`. */
export interface Window {
	from: number;
	to: number;
	/** True when the window should hold fewer messages than an answer, going by the answer for a window around it. */
	isExpectedToFit?: boolean;
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
		return partsAt(window, idAt(ids.length - 1)).map((part, index) => ({ ...part, isExpectedToFit: index === 0 }));
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

/** The halves of a window; none for a window with a single ID. */
export function halvesOf({ from, to }: Window): Window[] {
	const middle = from + Math.ceil((to - from) / 2);
	return middle < to ? partsAt({ from, to }, middle) : [];
}

function partsAt({ from, to }: Window, id: number): Window[] {
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
