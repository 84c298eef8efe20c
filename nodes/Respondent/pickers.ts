import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import {
	InvalidInput,
	isRecord,
	matching,
	objectAt,
	pageOf,
	searchPages,
	toText,
	valueInPanel,
	type Fetch,
	type ListRequest,
	type OptionList,
	type PickerList,
} from '../shared';
import { sequentialPager } from './pagers';
import { fullName, otherParticipants, ownUidIn } from './participants';
import { callTo, callToConversation, callToScreenerResponses, routes } from './routes';
import { screenerStatusName } from './screenerStatus';

// A menu loads as a whole, so its list has to end somewhere.
const MOST_APPLICANTS = 5000;

// The last entry of a list that was cut. A run refuses its value, which is no ID.
const CUT = itemOf(['Only the first 5,000 applicants are listed. Enter the ID of another one.'], 'more-applicants');

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
		if (conversationId === undefined) throw chooseFirst('Choose the conversation first');
		const answer = await fetch(callToConversation(conversationId));
		const conversation = isRecord(answer) ? answer : {};
		if (context.getCurrentNodeParameter('operation') !== 'removeParticipant')
			return await searchApplicants(request, objectAt(conversation, 'metadata').projectId);
		const others = otherParticipants(conversation, ownUidIn(conversation));
		return { results: matching(others.map(participantItem), filter) };
	},
};

/** The applicants to the project that the panel holds. */
export const applicants: OptionList = {
	method: 'getParticipants',
	load: async ({ fetch, context }) => {
		const projectId = valueInPanel(context, 'projectId');
		if (projectId === undefined) throw chooseFirst('Choose the project first');
		return await loadApplicants(fetch, projectId);
	},
};

/** The applicants to the project that the panel holds, for a picker that searches them. */
export const applicantsToProject: PickerList = {
	method: 'searchApplicants',
	search: async (request) => {
		const { context } = request;
		const projectId = valueInPanel(context, 'projectId') ?? valueInPanel(context, 'latestProjectId');
		if (projectId === undefined) throw chooseFirst('Choose the project first');
		return await searchApplicants(request, projectId);
	},
};

/** The screener responses of the project that the panel holds. */
export const screenerResponses: PickerList = {
	method: 'searchScreenerResponses',
	search: async ({ fetch, context, filter, paginationToken }) => {
		const projectId = valueInPanel(context, 'projectId');
		if (projectId === undefined) throw chooseFirst('Choose the project first');
		return pageOf(found(await loadApplicants(fetch, projectId, 'id'), filter), paginationToken);
	},
};

/** The time zones that this machine knows. */
export const timeZones: OptionList = {
	method: 'getTimeZones',
	load: async () => {
		const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
		return await Promise.resolve([...names].map((name) => ({ name, value: name })));
	},
};

async function searchApplicants({ fetch, filter, paginationToken }: ListRequest, projectId: unknown) {
	return pageOf(found(await loadApplicants(fetch, projectId), filter), paginationToken);
}

// A person who is not found may be among those that are not listed.
function found(items: INodeListSearchItems[], filter?: string): INodeListSearchItems[] {
	const others = items.filter((item) => item !== CUT);
	return [...matching(others, filter), ...(others.length < items.length ? [CUT] : [])];
}

/**
 * The applicants to a project, sorted by name; `CUT` follows when there are more. `idName`: the ID that an entry gives. Throws a
 * Failure.
 */
async function loadApplicants(
	fetch: Fetch,
	projectId: unknown,
	idName: 'id' | 'userId' = 'userId',
): Promise<INodeListSearchItems[]> {
	const items: INodeListSearchItems[] = [];
	const call = callToScreenerResponses(projectId);
	const fetchPage = async (query: IDataObject) => await fetch({ ...call, query: { ...call.query, ...query } });
	for await (const page of sequentialPager('id')(fetchPage, MOST_APPLICANTS + 1, call))
		items.push(...page.map((record) => applicantItem(record, idName)));
	const listed = items.slice(0, MOST_APPLICANTS).sort((one, two) => one.name.localeCompare(two.name));
	return items.length > MOST_APPLICANTS ? [...listed, CUT] : listed;
}

function chooseFirst(message: string): InvalidInput {
	return new InvalidInput(message, 'The list of people depends on it. With an expression there, give people by ID.');
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

function applicantItem(record: IDataObject, idName: 'id' | 'userId'): INodeListSearchItems {
	const { profile, status } = record;
	const name = isRecord(profile) ? fullName(profile) : 'Unknown';
	return itemOf([`${name} (${screenerStatusName(status).toLowerCase()})`], record[idName]);
}

/** An entry that shows those of the names that are not empty, or else its ID. */
function itemOf(names: unknown[], value: unknown): INodeListSearchItems {
	const id = toText(value);
	const shown = names.map(toText).filter((name) => name !== '');
	return { name: shown.join(': ') || id, value: id };
}
