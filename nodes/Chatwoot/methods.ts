import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { objectAt, toText } from '../shared/base/record';
import { forPicker, searchPages, type Typed } from '../shared/n8n/pickerSearch';
import { listIn } from './envelopes';
import { contactPager, contactSearchPager, conversationPager, wholeList } from './pagers';
import { routes } from './routes';
import { chatwoot } from './service';
import { callTo, type Route } from '../shared/http/call';
import type { Pager } from '../shared/paging/pager';

interface List {
	route: Route;
	pager: Pager;
	query?: IDataObject;
	toItem: (record: IDataObject) => INodeListSearchItems;
}

type Search = (this: ILoadOptionsFunctions, filter?: string, token?: string) => Promise<INodeListSearchResult>;

function picker(list: (filter: string) => List, searchesItself = false): Search {
	return async function (filter = '', paginationToken) {
		const { route, pager, query = {}, toItem } = list(filter.trim());
		const typed: Typed = { ...(!searchesItself && { filter }), paginationToken };
		return await forPicker(
			this,
			chatwoot,
			async (fetch) => await searchPages(fetch, { call: callTo(route, { query }), pager }, toItem, typed),
		);
	};
}

function item(name: unknown, id: unknown): INodeListSearchItems {
	return { name: toText(name) || toText(id), value: toText(id) };
}

function contactItem({ id, name, email, phone_number: phone }: IDataObject): INodeListSearchItems {
	const reach = toText(email) || toText(phone);
	return item([toText(name), reach && `(${reach})`].filter(Boolean).join(' '), id);
}

function conversationItem(conversation: IDataObject): INodeListSearchItems {
	const name = toText(objectAt(objectAt(conversation, 'meta'), 'sender').name);
	return item(`#${toText(conversation.id)} ${name} (${toText(conversation.status)})`, conversation.id);
}

// Search takes no empty text.
const contactsLike = (filter: string): List =>
	filter === ''
		? { route: routes.listContacts, pager: contactPager, toItem: contactItem }
		: { route: routes.searchContacts, pager: contactSearchPager, query: { q: filter }, toItem: contactItem };

const simple = (route: Route, name: string) => () => ({
	route,
	pager: wholeList,
	toItem: (record: IDataObject) => item(record[name], record.id),
});

async function getLabels(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await forPicker(this, chatwoot, async (fetch) =>
		listIn(await fetch(callTo(routes.listLabels))).map(({ title }) => ({ name: toText(title), value: toText(title) })),
	);
}

const conversations = () => ({
	route: routes.listConversations,
	pager: conversationPager,
	query: { status: 'all' },
	toItem: conversationItem,
});

async function getInboxes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await forPicker(this, chatwoot, async (fetch) =>
		listIn(await fetch(callTo(routes.listInboxes))).map(({ id, name }) => ({ name: toText(name), value: toText(id) })),
	);
}

export const methods: NonNullable<INodeType['methods']> = {
	listSearch: {
		searchAgents: picker(simple(routes.listAgents, 'name')),
		searchContacts: picker(contactsLike, true),
		searchConversations: picker(conversations),
		searchInboxes: picker(simple(routes.listInboxes, 'name')),
		searchTeams: picker(simple(routes.listTeams, 'name')),
	},
	loadOptions: { getInboxes, getLabels },
};
