import type { IDataObject } from 'n8n-workflow';
import type { Client, PageQuery } from './client';

// Chatwoot gives the newest 20 messages before an ID, or up to 1,000 between two IDs, in ascending order. No response says
// that it is the last page: the list ends with an empty one.
const NEWEST = 20;
const BETWEEN = 1000;

const inPayload = (body: unknown) => (body as { payload: IDataObject[] }).payload;
const bare = (body: unknown) => body as IDataObject[];

/** Chatwoot's application API. */
export const chatwootPlainClient: Client = {
	headers: { 'Api-Access-Token': 'token-of-the-bench' },
	recipient: (index) => String(index + 1),
	send: ({ to, text }) => ({
		path: `/api/v1/accounts/1/conversations/${encodeURIComponent(to)}/messages`,
		body: { content: text, message_type: 'outgoing', private: false },
	}),
	listPath: '/api/v1/accounts/1/conversations/42/messages',
	// The first page holds the newest messages, and its lowest ID is the upper bound of all other pages.
	next: (page, previousBody, previousQuery): PageQuery | undefined => {
		if (page === 1) return {};
		const messages = inPayload(previousBody);
		const [first, last] = [messages[0], messages.at(-1)];
		if (!first || !last) return undefined;
		return page === 2
			? { after: 0, before: Number(first.id) }
			: { after: Number(last.id) + 1, before: Number(previousQuery?.before) };
	},
	records: inPayload,
	fewest: (count) => (count === 0 ? 1 : 2 + Math.ceil(Math.max(0, count - NEWEST) / BETWEEN)),
};

/** Chatwoot's public API. */
export const publicPlainClient: Client = {
	headers: {},
	recipient: (index) => String(index + 1),
	send: ({ to, text }) => ({
		path: `/public/api/v1/inboxes/inbox-1/contacts/contact-1/conversations/${encodeURIComponent(to)}/messages`,
		body: { content: text },
	}),
	listPath: '/public/api/v1/inboxes/inbox-1/contacts/contact-1/conversations/42/messages',
	next: (_page, previousBody): PageQuery | undefined => {
		if (previousBody === undefined) return {};
		const oldest = bare(previousBody)[0];
		return oldest && { before: Number(oldest.id) };
	},
	records: bare,
	fewest: (count) => Math.ceil(count / NEWEST) + 1,
};
