import type { IDataObject } from 'n8n-workflow';
import { idPager, numberedPager, onePage, type Pager, type Pages } from '../shared';
import { contactPage, conversationPage, recordsIn, searchPage } from './answers';

export const conversationPager = numberedPager({ read: conversationPage, key: 'id' });

export const contactPager = numberedPager({ read: contactPage, key: 'id' });

export const contactSearchPager = numberedPager({ read: searchPage, key: 'id' });

/** For inboxes, agents, teams, labels and the conversations of a contact: the whole list is one answer. */
export const wholeList = onePage(recordsIn);

/** From the newest message back, 20 at a time. */
export const newestMessages = idPager({ parameter: 'before', direction: 'back', read: recordsIn });

const messagesAfter = idPager({ parameter: 'after', direction: 'forth', read: recordsIn });

/** The messages of a conversation, newest first; oldest first when the user asks for those after a message. */
export const messagePager: Pager = (fetch, limit, call) => {
	if (call?.query.after !== undefined) return messagesAfter(fetch, limit, call);
	return limit === Infinity ? allMessages(fetch, limit, call) : newestMessages(fetch, limit, call);
};

/** All messages, newest first. Only the first request is for 20; the others are for 1,000. */
async function* allMessages(...[fetch, limit, call]: Parameters<Pager>): Pages {
	const backwards = newestMessages(fetch, limit, call);
	const newest = await backwards.next();
	if (newest.done) return;
	yield newest.value;
	const older = await messagesBefore(Number(newest.value.at(-1)?.id), fetch);
	yield* older ?? backwards;
}

/**
 * The messages before an ID in pages of up to 1,000, newest first. Chatwoot gives 1,000 only from an `after` on, so the
 * oldest page is read first. Undefined when the server ignores `after` beside `before`.
 */
async function messagesBefore(before: number, fetch: Parameters<Pager>[0]): Promise<IDataObject[][] | undefined> {
	const pages: IDataObject[][] = [];
	// Beside `before`, Chatwoot reads `after` as the first message to give, not as the last one that is known.
	for (let after = 0; ;) {
		const page = recordsIn(await fetch({ after, before }));
		if (page.length === 0) return pages.reverse();
		const ids = page.map(({ id }) => Number(id));
		if (!ids.every((id) => id >= after && id < before)) return undefined;
		pages.push(page.reverse());
		after = 1 + ids.reduce((one, two) => Math.max(one, two));
	}
}
