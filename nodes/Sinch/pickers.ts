import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeType } from 'n8n-workflow';
import type { Fetch } from '../shared/n8n/callApi';
import { toFailure, Failure } from '../shared/base/failure';
import { isRecord, objectAt, objectsAt, toText } from '../shared/base/record';
import { forPicker, searchPages, type Typed } from '../shared/n8n/pickerSearch';
import { appPager, contactPager, recentPager } from './pagers';
import { formsOf, toE164 } from './phone';
import { listAppsRoute, listContactsRoute, listRecentRoute } from './routes';
import { sinchConversation } from './service';
import { spokenText } from './messageText';
import { callTo } from '../shared/http/call';
import type { Pager } from '../shared/paging/pager';

// Sinch can only look contacts up by what is wholly known, so that a search has to read them: 20 at a time.
const CONTACTS_READ = 1000;
const CONVERSATIONS_READ = 500;

async function searchApps(this: ILoadOptionsFunctions, filter?: string) {
	const list = { call: callTo(listAppsRoute), pager: appPager };
	return await forPicker(this, sinchConversation, async (fetch) => await searchPages(fetch, list, appItem, { filter }));
}

async function searchContacts(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
	return await forPicker(this, sinchConversation, async (fetch) => {
		const exact = filter && !paginationToken ? await lookUp(fetch, filter.trim()) : [];
		if (exact.length > 0) return { results: exact.map(contactItem) };
		const list = { call: callTo(listContactsRoute), pager: upTo(CONTACTS_READ, contactPager) };
		return await searchPages(fetch, list, contactItem, { filter, paginationToken });
	});
}

/** Conversations of all apps that have any, those with the newest messages first. */
async function searchConversations(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
	return await forPicker(this, sinchConversation, async (fetch) => {
		const answer = await fetch(callTo(listAppsRoute));
		const apps = isRecord(answer) ? objectsAt(answer, 'apps') : [];
		const pager: Pager = async function* (get) {
			for (const { id, processing_mode } of apps) {
				if (processing_mode === 'DISPATCH') continue;
				const ofApp = async (query: IDataObject) => await get({ ...query, app_id: id });
				for await (const page of recentPager(ofApp, CONVERSATIONS_READ)) yield page;
			}
		};
		const typed: Typed = { filter, paginationToken };
		return await searchPages(fetch, { call: callTo(listRecentRoute), pager }, conversationItem, typed);
	});
}

function upTo(most: number, pager: Pager): Pager {
	return (fetch, limit) => pager(fetch, Math.min(most, limit));
}

/** The contacts that have exactly this phone number or ID in another system. */
async function lookUp(fetch: Fetch, filter: string): Promise<IDataObject[]> {
	const queries: IDataObject[] = [{ external_id: filter }];
	try {
		const forms = formsOf(toE164(filter));
		for (const channel of ['SMS', 'WHATSAPP']) queries.push(...forms.map((identity) => ({ channel, identity })));
	} catch {
		// No phone number.
	}
	const found = new Map<unknown, IDataObject>();
	for (const query of queries) {
		for (const contact of await contactsBy(fetch, query)) found.set(contact.id, contact);
	}
	return [...found.values()];
}

async function contactsBy(fetch: Fetch, query: IDataObject): Promise<IDataObject[]> {
	try {
		const answer = await fetch(callTo(listContactsRoute, { query: { ...query, page_size: 20 } }));
		return isRecord(answer) ? objectsAt(answer, 'contacts') : [];
	} catch (error) {
		// What is being typed need not be something that can be looked up.
		if (error instanceof Failure && error.code === '400') return [];
		throw toFailure(error, 'notSent');
	}
}

function appItem({ id, display_name, processing_mode }: IDataObject): INodeListSearchItems {
	const mode = typeof processing_mode === 'string' ? ` (${processing_mode.toLowerCase()})` : '';
	return { name: `${toText(display_name ?? id)}${mode}`, value: toText(id) };
}

function contactItem({ id, display_name, channel_identities, external_id }: IDataObject): INodeListSearchItems {
	const identities = objectsAt({ channel_identities }, 'channel_identities').map(({ identity }) => toText(identity));
	const details = [...new Set([...identities, toText(external_id)])].filter((text) => text !== '').join(', ');
	return { name: `${toText(display_name || 'Unknown')}${details ? ` (${details})` : ''}`, value: toText(id) };
}

function conversationItem(record: IDataObject): INodeListSearchItems {
	const { id, active_channel } = objectAt(record, 'conversation');
	const last = objectAt(record, 'last_message');
	const { identity } = objectAt(last, 'channel_identity');
	const text = spokenText({ ...objectAt(last, 'contact_message'), ...objectAt(last, 'app_message') });
	const name = [active_channel, identity].map(toText).join(' ').trim() || toText(id);
	return { name: text === null ? name : `${name}: ${text}`, value: toText(id) };
}

export const methods: NonNullable<INodeType['methods']> = {
	listSearch: { searchApps, searchContacts, searchConversations },
};
