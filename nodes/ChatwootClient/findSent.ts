import type { IDataObject } from 'n8n-workflow';
import type { SentCheck } from '../shared/operation/operation';
import { requireList } from '../Chatwoot/answers';
import { isSame } from '../Chatwoot/findSent';
import { toMillis } from '../Chatwoot/times';
import { newestMessages } from '../Chatwoot/pagers';
import { routes } from './routes';
import { callTo } from '../shared/http/call';

/** Finds the same message of the contact in the same conversation. */
export const receivedMessage: SentCheck = {
	key: ({ url, body, form }) => JSON.stringify([url, body, form?.digest]),
	find: async (row, call, { since }) => {
		const { contact_identifier, conversation_id } = row.values;
		const list = callTo(routes.listMessages, { path: { contact_identifier, conversation_id } });
		const fetch = async (query: IDataObject) => requireList(await row.fetch({ ...list, query }));
		const wanted = { ...call.body, message_type: 'incoming' };
		for await (const page of newestMessages(fetch, Infinity)) {
			// Chatwoot counts in whole seconds.
			const recent = page.filter(({ created_at: createdAt }) => toMillis(createdAt) >= since - 999);
			const found = recent.find((message) => isSame(message, wanted));
			if (found) return found;
			if (recent.length < page.length) return undefined;
		}
		return undefined;
	},
};
