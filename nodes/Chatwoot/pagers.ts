import { idCursor } from '../shared/idCursor';
import { numberedPages, onePage } from '../shared/numberedPages';
import type { Pager } from '../shared/operation';
import { contactPage, conversationPage, listIn, searchPage } from './envelopes';

export const conversationPager = numberedPages('id', conversationPage);

export const contactPager = numberedPages('id', contactPage);

export const contactSearchPager = numberedPages('id', searchPage);

/** Inboxes, agents, teams, labels, a contact's conversations: all in one answer. */
export const wholeList = onePage(listIn);

/** From the newest message back, 20 at a time. */
export const newestMessages = idCursor({ parameter: 'before', direction: 'back', read: listIn });

const olderFirst = idCursor({ parameter: 'after', direction: 'forth', read: listIn });

/** Newest first; from the oldest on when only what follows a message is asked for. */
export const messagePager: Pager = (fetch, limit, call) =>
	call?.query.after === undefined ? newestMessages(fetch, limit, call) : olderFirst(fetch, limit, call);
