import type { IDataObject } from 'n8n-workflow';
import type { Client } from './plain';

const SIZE = 20;

// Windows of 20, newest first and ascending within; an empty one is the end.
function walk(records: Client['records']): Pick<Client, 'fewest' | 'next' | 'records'> {
	return {
		records,
		next: (_page, before): Record<string, number> | undefined => {
			if (before === undefined) return {};
			const oldest = records(before)[0];
			return oldest && { before: Number(oldest.id) };
		},
		// No answer says that it is the last, so that an empty one has to.
		fewest: (count) => Math.ceil(count / SIZE) + 1,
	};
}

/** Chatwoot's application API. */
export const chatwootPlainClient: Client = {
	headers: { 'Api-Access-Token': 'token-of-the-bench' },
	recipient: (index) => String(index + 1),
	send: ({ to, text }) => ({
		path: `/api/v1/accounts/1/conversations/${encodeURIComponent(to)}/messages`,
		body: { content: text, message_type: 'outgoing', private: false },
	}),
	listPath: '/api/v1/accounts/1/conversations/42/messages',
	...walk((answer) => (answer as { payload: IDataObject[] }).payload),
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
	...walk((answer) => answer as IDataObject[]),
};
