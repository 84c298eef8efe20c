import { sleep } from 'n8n-workflow';

/** What to make for which rows, and how far ahead. */
export interface PrefetchOptions<T> {
	/** The number of rows. They are taken in order, from 0; some may never be taken. */
	count: number;
	isWanted: (index: number) => boolean;
	/** Must not throw. */
	make: (index: number) => T;
	/** With fewer results ready than this, more are made, up to five times as many. With 0, each is made when it is taken. */
	lowWaterMark: number;
	/** True as soon as no further row will be taken. */
	isOver: () => boolean;
}

// How long one stretch of work may block the event loop, in ms: while a request waits to be sent, and while none waits.
const SHORT_STRETCH = 4;
const LONG_STRETCH = 12;
// High-water mark in multiples of the low-water mark: large enough for long stretches in the isolate, small enough that
// `$now` in an expression is still true when the request is sent.
const STORE = 5;

/**
 * Calls `make` for the next rows while requests are under way, several rows at a stretch: n8n's isolate evaluates expressions
 * much faster without interruptions. Gives a function that takes the result for a row, once.
 */
export function prefetch<T extends object>({
	count,
	isWanted,
	make,
	lowWaterMark,
	isOver,
}: PrefetchOptions<T>): (index: number) => T {
	const highWaterMark = lowWaterMark * STORE;
	const ready = new Map<number, T>();
	let next = 0;
	let isComing = false;
	const fill = (stretch: number) => {
		const end = Date.now() + stretch;
		for (; next < count && ready.size < highWaterMark && !isOver() && Date.now() < end; next++) {
			if (isWanted(next)) ready.set(next, make(next));
		}
	};
	const fillSoon = async () => {
		isComing = true;
		// Requests that are ready are sent first.
		await sleep(0);
		isComing = false;
		fill(LONG_STRETCH);
	};
	return (index) => {
		if (!ready.has(index)) fill(SHORT_STRETCH);
		const made = ready.get(index) ?? make(index);
		ready.delete(index);
		if (!isComing && next < count && ready.size < lowWaterMark) void fillSoon();
		return made;
	};
}
