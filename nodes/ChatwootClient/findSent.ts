import type { SentCheck } from '../shared';
import { findInList } from '../Chatwoot/findSent';
import { callTo, routes } from './routes';

/** Finds the same message of the contact in the same conversation. */
export const messageSentCheck: SentCheck<'contact_identifier' | 'conversation_id'> = {
	key: ({ call: { url, body, form } }) => JSON.stringify([url, body, form?.digest]),
	find: async (row, { path, body }, { since }) => {
		const list = callTo(routes.listMessages, { path });
		return await findInList(row, list, { ...body, message_type: 'incoming' }, since);
	},
};
