import { normalizeText, toText, type SentCheck } from '../shared';
import { findInPages, listed } from '../Chatwoot/findSent';
import { messagesByPages } from '../Chatwoot/paging/messages';
import { callTo, routes } from './routes';

/**
 * Finds the same message of the contact in the same conversation, by what it shows: the public API drops the marks of messages (seen
 * on Chatwoot 4.15.1). It renders no Liquid, because these messages are incoming ones. The key holds what the look-up compares:
 * rows at the same time end like rows one after the other. The API shows neither an Echo ID nor the bytes of files.
 */
export const messageSentCheck: SentCheck<'contact_identifier' | 'conversation_id'> = {
	key: ({ call: { url, body, form } }) => JSON.stringify([url, normalizeText(body.content), form?.files]),
	find: async (row, { path, body, form }, { since }) => {
		const list = callTo(routes.listMessages, { path });
		const pages = messagesByPages(listed(row, list), Infinity);
		const wanted = {
			text: toText(body.content),
			isLiquid: false,
			body: { ...body, message_type: 'incoming' },
			files: form?.files,
			mark: undefined,
			by: 'content',
		} as const;
		return (await findInPages(pages, wanted, since)).found;
	},
};
