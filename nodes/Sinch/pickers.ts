import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import {
	Failure,
	isRecord,
	objectAt,
	objectsAt,
	omittableListIn,
	searchPages,
	toE164,
	toFailure,
	toText,
	type Fetch,
	type Pager,
	type PickerList,
} from '../shared';
import { messageTextOf } from './messageText';
import { appPager, contactPager, recentPager } from './pagers';
import { storedFormsOf, toItemIdentity } from './phone';
import { callTo, routes } from './routes';

// Sinch looks contacts up by a complete identity only. To search them, the list has to be read, 20 at a time.
const CONTACTS_READ = 1000;
const CONVERSATIONS_READ = 500;

/** All apps of the project in the region of the credential. */
export const apps: PickerList = {
	method: 'searchApps',
	search: async (request) => await searchPages(request, { call: callTo(routes.listApps), pager: appPager }, appItem),
};

/** Contacts: the one with the phone number or external ID that was typed, otherwise those whose entry contains the text. */
export const contacts: PickerList = {
	method: 'searchContacts',
	search: async (request) => {
		const { fetch, filter, paginationToken } = request;
		const wanted = filter.trim();
		const exact = wanted && !paginationToken ? await lookUpContacts(fetch, wanted) : [];
		if (exact.length > 0) return { results: exact.map(contactItem) };
		const pager: Pager = (fetchPage, limit) => contactPager(fetchPage, Math.min(CONTACTS_READ, limit));
		return await searchPages(request, { call: callTo(routes.listContacts), pager }, contactItem);
	},
};

/** The conversations of all apps in CONVERSATION mode; for each app, those with the newest messages first. */
export const conversations: PickerList = {
	method: 'searchConversations',
	search: async (request) => {
		const all = omittableListIn(await request.fetch(callTo(routes.listApps)), 'apps');
		const pager: Pager = async function* (fetchPage) {
			for (const { id, processing_mode } of all) {
				if (processing_mode === 'DISPATCH') continue;
				const fetchOfApp = async (query: IDataObject) => await fetchPage({ ...query, app_id: id });
				for await (const page of recentPager(fetchOfApp, CONVERSATIONS_READ)) yield page;
			}
		};
		return await searchPages(request, { call: callTo(routes.listRecentConversations), pager }, conversationItem);
	},
};

/** The contacts that have exactly this phone number, or this external ID. */
async function lookUpContacts(fetch: Fetch, filter: string): Promise<IDataObject[]> {
	const queries: IDataObject[] = [{ external_id: filter }];
	try {
		const forms = storedFormsOf(toE164(filter.replace(/^(?=[1-9])/, '+')));
		for (const channel of ['SMS', 'WHATSAPP']) queries.push(...forms.map((identity) => ({ channel, identity })));
	} catch {
		// The text is no phone number.
	}
	const found = new Map<unknown, IDataObject>();
	for (const query of queries) {
		for (const contact of await fetchContacts(fetch, query)) found.set(contact.id, contact);
	}
	return [...found.values()];
}

async function fetchContacts(fetch: Fetch, query: IDataObject): Promise<IDataObject[]> {
	try {
		const answer = await fetch(callTo(routes.listContacts, { query: { ...query, page_size: 20 } }));
		return isRecord(answer) ? objectsAt(answer, 'contacts') : [];
	} catch (error) {
		// Sinch answers 400 to a text that cannot be an identity or an ID.
		if (error instanceof Failure && error.code === '400') return [];
		throw toFailure(error, 'notSent');
	}
}

// Sinch Conversation API, App.processing_mode.
const MODES: Record<string, string> = {
	CONVERSATION: 'conversations and contacts',
	DISPATCH: 'dispatch: no contacts, no conversations',
};

function appItem({ id, display_name, processing_mode }: IDataObject): INodeListSearchItems {
	const mode = Object.hasOwn(MODES, toText(processing_mode)) ? ` (${MODES[toText(processing_mode)]})` : '';
	return { name: `${toText(display_name ?? id)}${mode}`, value: toText(id) };
}

function contactItem(contact: IDataObject): INodeListSearchItems {
	const identities = objectsAt(contact, 'channel_identities').map(({ channel, identity }) =>
		toText(toItemIdentity(channel, identity)),
	);
	const details = [...new Set([...identities, toText(contact.external_id)])].filter((text) => text !== '').join(', ');
	const name = toText(contact.display_name || 'Unknown');
	return { name: details ? `${name} (${details})` : name, value: toText(contact.id) };
}

function conversationItem(record: IDataObject): INodeListSearchItems {
	const { id, active_channel } = objectAt(record, 'conversation');
	const last = objectAt(record, 'last_message');
	const { channel, identity } = objectAt(last, 'channel_identity');
	const text = messageTextOf({ ...objectAt(last, 'contact_message'), ...objectAt(last, 'app_message') });
	const name = [active_channel, toItemIdentity(channel, identity)].map(toText).join(' ').trim() || toText(id);
	return { name: text === null ? name : `${name}: ${text}`, value: toText(id) };
}
