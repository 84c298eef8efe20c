import { numberedPages, onePage } from '../shared/paging/numberedPages';
import { contactPage, conversationPage, listIn, searchPage } from './envelopes';

export const conversationPager = numberedPages('id', conversationPage);

export const contactPager = numberedPages('id', contactPage);

export const contactSearchPager = numberedPages('id', searchPage);

/** Inboxes, agents, teams, labels, a contact's conversations: all in one answer. */
export const wholeList = onePage(listIn);
