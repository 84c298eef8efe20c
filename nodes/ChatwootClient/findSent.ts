import type { SentCheck } from '../shared';
import { findInPages, listed } from '../Chatwoot/findSent';
import { messagesByPages } from '../Chatwoot/paging/messages';
import { callTo, routes } from './routes';

/** Finds the same message of the contact in the same conversation. */
export const messageSentCheck: SentCheck<'contact_identifier' | 'conversation_id'> = {
	key: ({ call: { url, body, form } }) => JSON.stringify([url, body, form?.digest]),
	find: async (row, { path, body }, { since }) => {
		const list = callTo(routes.listMessages, { path });
		const pages = messagesByPages(listed(row, list), Infinity);
		return await findInPages(pages, { ...body, message_type: 'incoming' }, since);
	},
};
