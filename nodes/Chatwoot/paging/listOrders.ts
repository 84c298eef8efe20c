import type { IDataObject } from 'n8n-workflow';
import { toText, type Order } from '../../shared';
import { toMillis } from '../times';

type Step = Order[number];

const timeOf = (name: string) => (record: IDataObject) => toMillis(record[name]) || null;

// Chatwoot gives null or nothing for a contact without the value, and an empty text for a contact without a name.
const textOf = (name: string) => (record: IDataObject) =>
	typeof record[name] === 'string' ? record[name].toLowerCase() : null;

/** PostgreSQL holds a missing value to be larger than all others, unless the query says otherwise. */
const bySize = (value: Step['value'], isDescending: boolean): Step => ({
	value,
	isDescending,
	missing: isDescending ? 'first' : 'last',
});

const missingLast = (value: Step['value'], isDescending: boolean): Step => ({ value, isDescending, missing: 'last' });

const contactSteps: Record<string, (isDescending: boolean) => Step> = {
	created_at: (isDescending) => missingLast(timeOf('created_at'), isDescending),
	email: (isDescending) => bySize(textOf('email'), isDescending),
	last_activity_at: (isDescending) => missingLast(timeOf('last_activity_at'), isDescending),
	name: (isDescending) => bySize(textOf('name'), isDescending),
	phone_number: (isDescending) => bySize(textOf('phone_number'), isDescending),
};

/**
 * The order of contacts for a value of the query parameter `sort`; a minus turns it round. Undefined for another value.
 *
 * Chatwoot v4.15.1 app/models/contact.rb (order_on_…), app/controllers/api/v1/accounts/contacts_controller.rb:3
 */
export function contactOrder(sort: unknown): Order | undefined {
	const isDescending = toText(sort).startsWith('-');
	const step = contactSteps[toText(sort).slice(isDescending ? 1 : 0)];
	return step && [step(isDescending)];
}

const PRIORITIES = ['low', 'medium', 'high', 'urgent'];

const priority = ({ priority: name }: IDataObject) => {
	const rank = PRIORITIES.indexOf(toText(name));
	return rank === -1 ? null : rank;
};

const activity = (isDescending: boolean) => missingLast(timeOf('last_activity_at'), isDescending);
const creation = (isDescending: boolean) => missingLast(timeOf('created_at'), isDescending);
const waiting = (isDescending: boolean) => missingLast(timeOf('waiting_since'), isDescending);
const byPriority = (isDescending: boolean) => missingLast(priority, isDescending);

/**
 * The orders of conversations, by value of the query parameter `sort_by`.
 *
 * Chatwoot v4.15.1 app/finders/conversation_finder.rb:5, app/models/concerns/sort_handler.rb
 */
export const conversationOrders: Record<string, Order> = {
	created_at_asc: [creation(false)],
	created_at_desc: [creation(true)],
	last_activity_at_asc: [activity(false)],
	last_activity_at_desc: [activity(true)],
	priority_asc: [byPriority(false), activity(true)],
	priority_desc: [byPriority(true), activity(true)],
	waiting_since_asc: [waiting(false), creation(false)],
	waiting_since_desc: [waiting(true), creation(false)],
};
