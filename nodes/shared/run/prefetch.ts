import { sleep } from 'n8n-workflow';

/** What is to be made for rows, and how far ahead. */
export interface PrefetchOptions<T> {
	/** Rows are numbered from 0 and asked for in this order; some may never be. */
	count: number;
	isWanted: (index: number) => boolean;
	/** Must not throw. */
	make: (index: number) => T;
	/** When fewer are ready, more are made, five times as many at most; with 0, each is made when it is asked for. */
	lowWaterMark: number;
	/** True as soon as nothing more will be asked for. */
	isOver: () => boolean;
}

// In ms: so long the event loop may stand still while a request waits to go out, and while none does.
const SHORT_STRETCH = 4;
const LONG_STRETCH = 12;
// So much that the isolate has something to do, and so little that what was read from the clock is true when it goes out.
const STORE = 5;

/**
 * Makes things for the next rows while requests are under way, several in a row: evaluating expressions in n8n's isolate
 * is a good deal cheaper when nothing else gets in between. Gives what was made for a row, once.
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
		// What is ready goes out first.
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
