import { HttpError, type Answer, type OperationHandler } from '../server/types';
import { authorize } from './access';
import { requireContact, requireInbox } from './lookups';
import type { Attributes, ContactRecord } from './records';
import type { ChatwootState } from './state';
import type { ChatwootStore } from './store';
import { contactView, conversationView, sessionView } from './views';

const pageSize = 15;

/** The body of a request that creates or updates a contact. */
export interface ContactBody {
	name?: string;
	/** Null empties it, as on the server. */
	email?: string | null;
	phone_number?: string | null;
	identifier?: string | null;
	blocked?: boolean;
	custom_attributes?: Attributes;
	additional_attributes?: Attributes;
	inbox_id?: number;
	source_id?: string;
}

const attributeLabels = { email: 'Email', phone_number: 'Phone number', identifier: 'Identifier' } as const;

/** An attribute whose value belongs to one contact only. */
type UniqueKey = keyof typeof attributeLabels;
const uniqueKeys = Object.keys(attributeLabels) as UniqueKey[];

const valueOf: Record<UniqueKey, (contact: ContactRecord) => string | null> = {
	email: ({ email }) => email,
	phone_number: ({ phoneNumber }) => phoneNumber,
	identifier: ({ identifier }) => identifier,
};

function normalize(key: UniqueKey, value: string): string {
	return key === 'email' ? value.toLowerCase() : value;
}

/** The contact with this email, phone number or identifier, if any. */
export function findContactBy(store: ChatwootStore, key: UniqueKey, value: string): ContactRecord | undefined {
	return store.contacts.find((contact) => valueOf[key](contact) === normalize(key, value));
}

/**
 * The server's answer to a contact that is not valid; undefined for a valid one. `own` is the contact that is updated: its
 * own values do not count as taken.
 */
function validationError(store: ChatwootStore, body: ContactBody, own?: ContactRecord): Answer | undefined {
	const wrong: Array<[UniqueKey, string]> = [];
	for (const key of uniqueKeys) {
		const value = body[key];
		if (value === undefined || value === null || value === '') continue;
		const other = findContactBy(store, key, value);
		if (other && other !== own) wrong.push([key, 'has already been taken']);
		if (key === 'phone_number' && !/^\+[1-9]\d{1,14}$/.test(value)) wrong.push([key, 'should be in e164 format']);
		if (key === 'email' && !/^[^@\s]+@[^@\s]+$/.test(value)) wrong.push([key, 'is invalid']);
	}
	if (wrong.length === 0) return undefined;
	const message = wrong.map(([key, text]) => `${attributeLabels[key]} ${text}`).join(', ');
	return { status: 422, body: { message, attributes: wrong.map(([key]) => key) } };
}

/** Copies the values of a body into a contact, without an event. Attributes merge with the stored ones. */
function assignAttributes(contact: ContactRecord, body: ContactBody): void {
	if (body.name !== undefined) contact.name = body.name;
	if (body.email !== undefined) contact.email = body.email ? normalize('email', body.email) : null;
	if (body.phone_number !== undefined) contact.phoneNumber = body.phone_number || null;
	if (body.identifier !== undefined) contact.identifier = body.identifier || null;
	if (body.blocked !== undefined) contact.blocked = body.blocked;
	Object.assign(contact.customAttributes, body.custom_attributes);
	Object.assign(contact.additionalAttributes, body.additional_attributes);
}

/** Stores a new contact and raises its event. */
export function createContact(store: ChatwootStore, body: ContactBody): ContactRecord {
	const contact = store.insertContact({ customAttributes: {}, additionalAttributes: {} });
	assignAttributes(contact, body);
	store.onChange({ event: 'contact_created', contact });
	return contact;
}

/** Copies the values of a body into a stored contact and raises the event, with the attributes that have changed. */
export function updateContact(store: ChatwootStore, contact: ContactRecord, body: ContactBody): void {
	const before = { name: contact.name, email: contact.email, phone_number: contact.phoneNumber };
	assignAttributes(contact, body);
	const after = { name: contact.name, email: contact.email, phone_number: contact.phoneNumber };
	const names = (Object.keys(after) as Array<keyof typeof after>).filter((name) => before[name] !== after[name]);
	const changed = Object.fromEntries(
		names.map((name) => [name, [before[name], after[name]] satisfies [unknown, unknown]]),
	);
	store.onChange({ event: 'contact_updated', contact, changed });
}

interface ListQuery {
	q?: string;
	sort?: string;
	page?: number;
	include_contact_inboxes?: boolean;
	'labels[]'?: string[];
}

function sortKey(contact: ContactRecord, name: string): number | string {
	if (name === 'last_activity_at') return contact.lastActivityAt;
	if (name === 'email') return contact.email ?? '';
	return name === 'phone_number' ? (contact.phoneNumber ?? '') : contact.name;
}

function pageOf(store: ChatwootStore, rows: ContactRecord[], query: ListQuery) {
	const { sort = '-last_activity_at', page: number = 1, include_contact_inboxes: sessions = true } = query;
	const name = sort.replace('-', '');
	const direction = sort.startsWith('-') ? -1 : 1;
	const ordered = [...rows].sort((a, b) => {
		const [left, right] = [sortKey(a, name), sortKey(b, name)];
		return direction * (left < right ? -1 : left > right ? 1 : a.id - b.id);
	});
	return ordered
		.slice((number - 1) * pageSize, number * pageSize)
		.map((contact) => contactView(store, contact, sessions));
}

function search(state: ChatwootState, query: ListQuery): Answer {
	const { store, quirks } = state;
	const { q = '', page: number = 1 } = query;
	if (q.trim() === '') throw new HttpError(422, 'Specify search string with parameter q');
	const isBlind = quirks.blindSearches > 0;
	if (isBlind) quirks.blindSearches -= 1;
	const text = q.trim().toLowerCase();
	const found = store.contacts.filter(({ name, email, phoneNumber, identifier }) =>
		[name, email, phoneNumber, identifier].some((field) => field?.toLowerCase().includes(text)),
	);
	const rows = isBlind ? [] : found;
	const payload = pageOf(store, rows, query);
	const count = quirks.searchEnd === 'all' ? rows.length : payload.length;
	const more = quirks.searchEnd === 'hasMore' ? { has_more: number * pageSize < rows.length } : {};
	return { status: 200, body: { meta: { count, current_page: number, ...more }, payload } };
}

/** Handlers of the application API's routes below /contacts. */
export const contactHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listContacts: (call, state) => {
		authorize(call, state);
		const query = call.query as ListQuery;
		const rows = state.store.contacts.filter(
			({ email, phoneNumber, identifier }) => email !== null || phoneNumber !== null || identifier !== null,
		);
		const meta = { count: rows.length, current_page: String(query.page ?? 1) };
		return { status: 200, body: { meta, payload: pageOf(state.store, rows, query) } };
	},

	createContact: (call, state) => {
		authorize(call, state);
		const body = call.body as ContactBody;
		const inbox = body.inbox_id === undefined ? undefined : requireInbox(body.inbox_id, state);
		const problem = validationError(state.store, body);
		if (problem) return problem;
		const contact = createContact(state.store, body);
		const session = inbox && state.store.sessionIn(contact, inbox.id, body.source_id);
		const contactInbox = session ? sessionView(state.store, session) : { inbox: null, source_id: null };
		const payload = { contact: contactView(state.store, contact), contact_inbox: contactInbox };
		return { status: 200, body: { payload }, offContract: inbox === undefined };
	},

	searchContacts: (call, state) => {
		authorize(call, state);
		return search(state, call.query as ListQuery);
	},

	getContact: (call, state) => {
		authorize(call, state);
		const { include_contact_inboxes: sessions = true } = call.query as ListQuery;
		return { status: 200, body: { payload: contactView(state.store, requireContact(call, state), sessions) } };
	},

	updateContact: (call, state) => {
		authorize(call, state);
		const contact = requireContact(call, state);
		const body = call.body as ContactBody;
		const problem = validationError(state.store, body, contact);
		if (problem) return problem;
		updateContact(state.store, contact, body);
		return { status: 200, body: { payload: contactView(state.store, contact) } };
	},

	listContactConversations: (call, state) => {
		authorize(call, state);
		const { id } = requireContact(call, state);
		const own = state.store.conversations.filter(({ contactId }) => contactId === id);
		own.sort((a, b) => b.lastActivityAt - a.lastActivityAt || b.id - a.id);
		return { status: 200, body: { payload: own.slice(0, 20).map((row) => conversationView(state.store, row)) } };
	},

	createContactInbox: (call, state) => {
		authorize(call, state);
		const contact = requireContact(call, state);
		const { inbox_id: inboxId, source_id: sourceId } = call.body as { inbox_id: number; source_id?: string };
		const session = state.store.sessionIn(contact, requireInbox(inboxId, state).id, sourceId);
		return { status: 200, body: sessionView(state.store, session) };
	},
};
