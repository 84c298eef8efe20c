import type { Random } from '../../../server/random';
import { toText } from '../../params';
import type { ContactRecord } from '../../store/records';
import { byAll, inOrder, type Order } from '../ties';

/** Texts in the order of the database's language, which is not that of their code points. */
const { compare } = new Intl.Collator('en');

type Direction = 1 | -1;
type Value = number | string | null;

/** Rows by a value. Rows without one come last, also in the descending order when `nulls` is `last`. */
function by(read: (contact: ContactRecord) => Value, nulls: 'last' | 'largest' = 'last') {
	return (direction: Direction): Order<ContactRecord> =>
		(left, right) => {
			const a = read(left);
			const b = read(right);
			if (a === null || b === null) {
				return (Number(a === null) - Number(b === null)) * (nulls === 'last' ? 1 : direction);
			}
			return direction * (typeof a === 'number' ? a - Number(b) : compare(a, String(b)));
		};
}

const attribute = (name: string) => by(({ additionalAttributes }) => toText(additionalAttributes[name]) ?? null);

/**
 * The sorts of contacts. The name is compared in lower case.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/contacts_controller.rb:3 (sort_on), app/models/contact.rb (order_on_…)
 */
const sorts: Record<string, (direction: Direction) => Order<ContactRecord>> = {
	name: by(({ name }) => name?.toLowerCase() ?? null, 'largest'),
	email: by(({ email }) => email, 'largest'),
	phone_number: by(({ phoneNumber }) => phoneNumber, 'largest'),
	last_activity_at: by(({ lastActivityAt }) => lastActivityAt),
	created_at: by(({ createdAt }) => createdAt),
	company_name: attribute('company_name'),
	city: attribute('city'),
	country: attribute('country'),
};

/**
 * Contacts in the order that a request asks for: names of sorts with commas between them, each with a minus for the other
 * direction. Unknown names do nothing. Without a sort the contacts come in the order of the table, which the server does not
 * promise. Contacts that the sort holds equal come in another order each time.
 *
 * Seen on Chatwoot 4.15.1: pages sorted by name, email, phone_number or last_activity_at miss contacts with equal values;
 * pages without a sort, with an unknown one, and by different created_at miss none.
 */
export function orderedContacts(contacts: ContactRecord[], sort: unknown, random: Random): ContactRecord[] {
	const orders = (toText(sort) ?? '').split(',').flatMap((word) => {
		const isDescending = word.startsWith('-');
		const name = word.slice(isDescending ? 1 : 0);
		const order = Object.hasOwn(sorts, name) ? sorts[name] : undefined;
		return order ? [order(isDescending ? -1 : 1)] : [];
	});
	return orders.length > 0 ? inOrder(contacts, byAll(...orders), random) : contacts;
}
