import type { IDataObject } from 'n8n-workflow';
import { toText } from '../../shared';
import type { PolledList } from '../../shared/trigger';
import { contactPages } from '../pagers';
import { callTo, routes } from '../routes';
import { toMillis } from '../times';
import { itemOf } from '../trigger/item';

/**
 * The contacts, newest first. Those that were created within the overlap are read again at each poll: pages may leave out contacts
 * with equal times.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/contacts_controller.rb:3: the sort `-created_at`
 */
export const polledContacts: PolledList = {
	name: 'contact_created',
	hasSince: true,
	read: async (fetch, { since, pages }) => {
		const call = callTo(routes.listContacts, { query: { sort: '-created_at' } });
		const fetchPage = async (query: IDataObject) => await fetch({ ...call, query: { ...call.query, ...query } });
		const contacts: IDataObject[] = [];
		let read = 0;
		for await (const page of contactPages(fetchPage, Infinity, call)) {
			contacts.push(...page);
			if (++read >= pages || toMillis(page.at(-1)?.created_at) < since) break;
		}
		return contacts;
	},
	entriesOf: (record) => [{ id: toText(record.id), at: toMillis(record.created_at) || undefined, record }],
	itemOf: (record) => itemOf({ event: 'contact_created', ...record }),
};
