import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import {
	InvalidInput,
	isRecord,
	matching,
	objectAt,
	searchPages,
	toText,
	type OptionList,
	type PickerList,
} from '../shared';
import { sequentialPager } from './pagers';
import { fullName, otherParticipants, ownUidIn } from './participants';
import { callTo, callToConversation, callToScreenerResponses, routes } from './routes';
import { screenerStatusName } from './screenerStatus';

const CHOOSE_FIRST = 'Choose the conversation first';
const OR_BY_ID = 'The list of people depends on it. With an expression for the conversation, give the person by ID.';
// A menu loads as a whole, so its list has to end somewhere.
const MOST_APPLICANTS = 5000;

/** The projects of the team. */
export const projects: PickerList = {
	method: 'searchProjects',
	search: async (request) =>
		await searchPages(request, { call: callTo(routes.listProjects), pager: sequentialPager('id') }, projectItem),
};

/** The conversations of the team. */
export const conversations: PickerList = {
	method: 'searchConversations',
	search: async (request) =>
		await searchPages(
			request,
			{ call: callTo(routes.listConversations), pager: sequentialPager('uid') },
			conversationItem,
		),
};

/** People for one conversation: its participants for Remove Participant, else the applicants to its project. */
export const participants: PickerList = {
	method: 'searchParticipants',
	search: async (request) => {
		const { fetch, context, filter } = request;
		const conversationId = valueInPanel(context, 'conversationId');
		if (conversationId === undefined) throw new InvalidInput(CHOOSE_FIRST, OR_BY_ID);
		const answer = await fetch(callToConversation(conversationId));
		const conversation = isRecord(answer) ? answer : {};
		if (context.getCurrentNodeParameter('operation') !== 'removeParticipant')
			return await searchPages(request, applicantsTo(objectAt(conversation, 'metadata').projectId), applicantItem);
		const others = otherParticipants(conversation, ownUidIn(conversation));
		return { results: matching(others.map(participantItem), filter) };
	},
};

/** The applicants to the project that the panel holds. */
export const applicants: OptionList = {
	method: 'getParticipants',
	load: async ({ fetch, context }) => {
		const projectId = valueInPanel(context, 'projectId');
		// The panel opens before a project is chosen, and loads the list again when one is.
		if (projectId === undefined) return [];
		const items: INodeListSearchItems[] = [];
		const { call, pager } = applicantsTo(projectId);
		const fetchPage = async (query: IDataObject) => await fetch({ ...call, query: { ...call.query, ...query } });
		for await (const page of pager(fetchPage, MOST_APPLICANTS)) items.push(...page.map(applicantItem));
		return items;
	},
};

function applicantsTo(projectId: unknown) {
	return { call: callToScreenerResponses(projectId), pager: sequentialPager('id') };
}

// The team knows a project by its internal name, participants and conversations by its title.
function projectItem({ id, publicInternalName, publicTitle }: IDataObject): INodeListSearchItems {
	return itemOf([...new Set([publicInternalName, publicTitle])], id);
}

function conversationItem(conversation: IDataObject): INodeListSearchItems {
	const others = otherParticipants(conversation, ownUidIn(conversation));
	return itemOf([conversation.name, others.map(fullName).join(', ')], conversation.uid);
}

function participantItem(person: IDataObject): INodeListSearchItems {
	return itemOf([fullName(person)], person.foreignId);
}

function applicantItem({ profile, status, userId }: IDataObject): INodeListSearchItems {
	const name = isRecord(profile) ? fullName(profile) : 'Unknown';
	return itemOf([`${name} (${screenerStatusName(status).toLowerCase()})`], userId);
}

/** An entry that shows those of the names that are not empty, or else its ID. */
function itemOf(names: unknown[], value: unknown): INodeListSearchItems {
	const id = toText(value);
	const shown = names.map(toText).filter((name) => name !== '');
	return { name: shown.join(': ') || id, value: id };
}

// An expression that needs an input item cannot be evaluated in the panel: getNodeParameter throws.
function valueInPanel(context: ILoadOptionsFunctions, name: string): string | undefined {
	try {
		const value: unknown = context.getNodeParameter(name, undefined, { extractValue: true });
		return typeof value === 'string' && value !== '' ? value : undefined;
	} catch {
		return undefined;
	}
}
