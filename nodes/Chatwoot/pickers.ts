import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import { objectAt, searchPages, toText, type Call, type OptionList, type PickerList } from '../shared';
import { recordsIn } from './answers';
import { contactPages, contactSearchPages, conversationPages, wholeList } from './pagers';
import { callTo, routes } from './routes';

/** Contacts. Chatwoot searches them itself; for an empty text it has a list instead. */
export const contacts: PickerList = {
	method: 'searchContacts',
	search: async ({ fetch, filter, paginationToken }) => {
		const text = filter.trim();
		const list =
			text === ''
				? { call: callTo(routes.listContacts), pager: contactPages }
				: { call: callTo(routes.searchContacts, { query: { q: text } }), pager: contactSearchPages };
		return await searchPages({ fetch, paginationToken }, list, contactItem);
	},
};

/** Conversations, whatever their status: the newest first, because the order by activity changes while the pages are read. */
export const conversations: PickerList = {
	method: 'searchConversations',
	search: async (request) => {
		const call = callTo(routes.listConversations, { query: { status: 'all', sort_by: 'created_at_desc' } });
		return await searchPages(request, { call, pager: conversationPages }, conversationItem);
	},
};

export const agents = namedList('searchAgents', callTo(routes.listAgents));

export const inboxes = namedList('searchInboxes', callTo(routes.listInboxes));

export const teams = namedList('searchTeams', callTo(routes.listTeams));

/** The inboxes, to choose several of. */
export const inboxOptions: OptionList = {
	method: 'getInboxes',
	load: async ({ fetch }) =>
		recordsIn(await fetch(callTo(routes.listInboxes))).map(({ id, name }) => ({
			name: toText(name),
			value: toText(id),
		})),
};

/** The labels of the account, to choose several of. */
export const labelOptions: OptionList = {
	method: 'getLabels',
	load: async ({ fetch }) =>
		recordsIn(await fetch(callTo(routes.listLabels))).map(({ title }) => ({
			name: toText(title),
			value: toText(title),
		})),
};

/** The agents and the teams, to mention several of. */
export const mentionOptions: OptionList = {
	method: 'getMentions',
	load: async ({ fetch }) => {
		const [agentList, teamList] = [callTo(routes.listAgents), callTo(routes.listTeams)];
		const named = (kind: string, prefix: string) => (record: IDataObject) => ({
			name: `${prefix}${toText(record.name)}`,
			value: `${kind}/${toText(record.id)}`,
		});
		return [
			...recordsIn(await fetch(agentList)).map(named('user', '')),
			...recordsIn(await fetch(teamList)).map(named('team', 'Team: ')),
		];
	},
};

function namedList(method: string, call: Call): PickerList {
	return {
		method,
		search: async (request) => await searchPages(request, { call, pager: wholeList }, ({ id, name }) => item(name, id)),
	};
}

function contactItem({ id, name, email, phone_number: phoneNumber }: IDataObject): INodeListSearchItems {
	const address = toText(email) || toText(phoneNumber);
	return item([toText(name), address && `(${address})`].filter(Boolean).join(' '), id);
}

function conversationItem(conversation: IDataObject): INodeListSearchItems {
	const name = toText(objectAt(objectAt(conversation, 'meta'), 'sender').name);
	return item(`#${toText(conversation.id)} ${name} (${toText(conversation.status)})`, conversation.id);
}

function item(name: unknown, id: unknown): INodeListSearchItems {
	return { name: toText(name) || toText(id), value: toText(id) };
}
