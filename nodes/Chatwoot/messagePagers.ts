import { idPager } from '../shared/paging/idPager';
import { listIn } from './envelopes';
import type { Order, Pager, Pages } from '../shared/paging/pager';

/** From the newest message back, 20 at a time. */
export const newestMessages = idPager({ parameter: 'before', direction: 'back', read: listIn });

const olderFirst = idPager({ parameter: 'after', direction: 'forth', read: listIn });

/**
 * All messages, newest first: the newest 20 tell where the end is, and what lies before them comes 1,000 at a time, from
 * the oldest on. Servers that take no notice of `after` beside `before` are walked back instead.
 */
async function* allMessages(...[fetch, limit, call]: Parameters<Pager>): Pages<Order> {
	const back = newestMessages(fetch, limit, call);
	const newest = await back.next();
	if (newest.done) return (pages) => pages;
	yield newest.value;
	const before = Number(newest.value.at(-1)?.id);
	// Beside `before` it is the first message wanted, not the last one seen.
	let after = 0;
	for (let given = 0; ; given++) {
		const page = listIn(await fetch({ after, before }));
		if (page.length === 0) return ([first = [], ...older]) => [first, ...older.reverse()];
		const ids = page.map(({ id }) => Number(id));
		if (!ids.every((id) => id >= after && id < before)) {
			yield* back;
			return ([first = [], ...others]) => [first, ...others.slice(given)];
		}
		yield page.reverse();
		after = 1 + ids.reduce((one, two) => Math.max(one, two));
	}
}

/** Newest first; from the oldest on when only what follows a message is asked for. */
export const messagePager: Pager = (fetch, limit, call) => {
	if (call?.query.after !== undefined) return olderFirst(fetch, limit, call);
	return limit === Infinity ? allMessages(fetch, limit, call) : newestMessages(fetch, limit, call);
};
