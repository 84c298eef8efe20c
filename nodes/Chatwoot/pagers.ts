import { numberedPager, onePage, orderedPager, toText } from '../shared';
import { contactPage, conversationPage, recordsIn, searchPage } from './answers';
import { contactOrder, conversationOrders } from './paging/listOrders';

/** For inboxes, agents, teams, labels and the conversations of a contact: the whole list is one answer. */
export const wholeList = onePage(recordsIn);

/** Contacts page by page, for the picker. Without an order: one that holds contacts equal would leave out some of them. */
export const contactPages = numberedPager({ read: contactPage, key: 'id' });

/** The contacts that a search finds, page by page, for the picker and for callers that want the first match. */
export const contactSearchPages = numberedPager({ read: searchPage, key: 'id' });

/** Conversations page by page, for the picker. */
export const conversationPages = numberedPager({ read: conversationPage, key: 'id' });

/**
 * The orders in which all contacts are read. Contacts with equal values are on no page or on several ones: many have no name or
 * no activity, and all of one CSV import have the same time of creation. Without an order no contact was missing on Chatwoot
 * 4.15.1 and 4.8.0, but the database does not promise that.
 */
const contactReadings = ['created_at', '-created_at', 'email', 'phone_number', undefined].map((sort) => ({ sort }));

// Chatwoot v4.15.1 app/controllers/api/v1/accounts/contacts_controller.rb:3 knows the order by creation, too.
const CREATED_FIRST = 'created_at';

const contactPaging = {
	key: 'id',
	noun: 'contacts',
	readings: contactReadings,
	orderOf: (call: { query: { sort?: unknown } } | undefined, limit: number) => {
		const order = contactOrder(call?.query.sort ?? (limit === Infinity ? CREATED_FIRST : undefined));
		return order && { order, isServers: true };
	},
};

/**
 * The contacts of a list, in the order of the query parameter `sort`. Return All without it: in the order of creation. A limit
 * without it: the first contacts as Chatwoot has them.
 */
export const contactPager = orderedPager({ ...contactPaging, read: contactPage });

/** The contacts that a search finds, in the order of the query parameter `sort`. */
export const contactSearchPager = orderedPager({ ...contactPaging, read: searchPage });

const byCreation = { sort_by: 'created_at_asc' };
const byLatestCreation = { sort_by: 'created_at_desc' };
const conversationPaging = { read: conversationPage, key: 'id', noun: 'conversations' };

/**
 * The conversations of a list, in the order of the query parameter `sort_by`. Without it: those with the latest activity first;
 * with Return All in the order of creation. All conversations are read by creation, because nothing else stays the same.
 */
export const conversationPager = orderedPager({
	...conversationPaging,
	readings: [byCreation, byLatestCreation, byCreation, byLatestCreation],
	orderOf: (call, limit) => {
		const sortBy = call?.query.sort_by ?? (limit === Infinity ? 'created_at_asc' : 'last_activity_at_desc');
		const order = conversationOrders[toText(sortBy)];
		return order && { order, isServers: true };
	},
});

/**
 * The conversations that a filter finds, in the order of the query parameter `sort_by`. Chatwoot ignores the parameter: it gives
 * those with the latest activity first (v4.15.1 app/services/conversations/filter_service.rb:50). A conversation in which
 * something happens moves to the first page, where the next reading finds it.
 */
export const conversationFilterPager = orderedPager({
	...conversationPaging,
	readings: [{}, {}, {}, {}, {}],
	orderOf: (call) => {
		const sortBy = toText(call?.query.sort_by) || 'last_activity_at_desc';
		const order = conversationOrders[sortBy];
		return order && { order, isServers: sortBy === 'last_activity_at_desc' };
	},
});
