import type { IDataObject } from 'n8n-workflow';
import type { Client, PageQuery } from './plain';

// Ascending in every answer. None says that it is the last, so that an empty one has to.
const NEWEST = 20;
const BETWEEN = 1000;

const inPayload = (answer: unknown) => (answer as { payload: IDataObject[] }).payload;
const bare = (answer: unknown) => answer as IDataObject[];

/** Chatwoot's application API. */
export const chatwootPlainClient: Client = {
	headers: { 'Api-Access-Token': 'token-of-the-bench' },
	recipient: (index) => String(index + 1),
	send: ({ to, text }) => ({
		path: `/api/v1/accounts/1/conversations/${encodeURIComponent(to)}/messages`,
		body: { content: text, message_type: 'outgoing', private: false },
	}),
	listPath: '/api/v1/accounts/1/conversations/42/messages',
	// The newest tell where the end is.
	next: (page, answer, asked): PageQuery | undefined => {
		if (page === 1) return {};
		const messages = inPayload(answer);
		const [first, last] = [messages[0], messages.at(-1)];
		if (!first || !last) return undefined;
		return page === 2
			? { after: 0, before: Number(first.id) }
			: { after: Number(last.id) + 1, before: Number(asked?.before) };
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
	next: (_page, answer): PageQuery | undefined => {
		if (answer === undefined) return {};
		const oldest = bare(answer)[0];
		return oldest && { before: Number(oldest.id) };
	},
	records: bare,
	fewest: (count) => Math.ceil(count / NEWEST) + 1,
};
