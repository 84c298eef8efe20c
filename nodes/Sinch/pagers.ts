import type { IDataObject } from 'n8n-workflow';
import { objectAt, omittableListIn, onePage, tokenPager, toText, type Pager } from '../shared';
import { storedFormsOf, storedFormsOfAnyChannel } from './phone';
import { inStoredForms } from './storedForms';

function pager(items: string, pageSize: number, key = (record: IDataObject): unknown => record.id): Pager {
	return tokenPager({
		items,
		pageSize,
		size: 'page_size',
		token: 'page_token',
		nextToken: 'next_page_token',
		total: 'total_size',
		key,
	});
}

// The second argument is the largest page that the route allows. Without a page size, conversations:recent has answered
// with an empty list.
export const contactPager = pager('contacts', 20);
export const conversationPager = pager('conversations', 20);
export const eventPager = pager('events', 20);
export const optOutPager = pager('identities', 50, ({ identity }) => identity);
export const messagePager = pager('messages', 1000);
export const recentPager = pager('conversations', 50, (record) => objectAt(record, 'conversation').id);

/** The list of contacts, which can be filtered by an identity together with its channel. */
export const contactsByIdentityPager = inStoredForms(contactPager, { parameter: 'identity', formsOf: storedFormsOf });

const timeOf = ({ accept_time: time }: IDataObject) => Date.parse(toText(time));

/** The list of messages, which can be filtered by an identity of any channel: newest first, as the API gives it. */
export const messagesByIdentityPager = inStoredForms(messagePager, {
	parameter: 'channel_identity',
	formsOf: storedFormsOfAnyChannel,
	compare: (one, other) => timeOf(other) - timeOf(one),
});

/** The list of apps has one page. */
export const appPager = onePage((answer) => omittableListIn(answer, 'apps'));
