import {
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
	type INodeType,
	NodeOperationError,
} from 'n8n-workflow';
import type { Fetch } from '../shared/n8n/callApi';
import { isRecord, objectAt, objectsAt, toText } from '../shared/base/record';
import { forPicker, matching, searchPages, type Typed } from '../shared/n8n/pickerSearch';
import { fullName } from './outputs';
import { listConversationsRoute } from './findSent';
import { getConversation } from './ownUid';
import { respondentPager } from './pagers';
import { listProjectsRoute } from './resources/project/getAll';
import { listScreenerResponsesRoute, statusName } from './resources/screenerResponse/getAll';
import { respondent } from './service';
import { callTo } from '../shared/http/call';

/** The projects of the team, for pickers. */
export async function searchProjects(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
	const list = { call: callTo(listProjectsRoute), pager: respondentPager('id') };
	// The team knows a project by its internal name, participants and conversations by its title.
	const toItem = ({ id, publicInternalName, publicTitle }: IDataObject) =>
		item([...new Set([toText(publicInternalName), toText(publicTitle)])].filter((name) => name !== '').join(': '), id);
	return await forPicker(
		this,
		respondent,
		async (fetch) => await searchPages(fetch, list, toItem, { filter, paginationToken }),
	);
}

async function searchConversations(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
	const list = { call: callTo(listConversationsRoute), pager: respondentPager('uid') };
	const toItem = (conversation: IDataObject) => {
		const names = others(conversation).map(fullName).join(', ');
		return item([toText(conversation.name), names].filter((text) => text !== '').join(': '), conversation.uid);
	};
	return await forPicker(
		this,
		respondent,
		async (fetch) => await searchPages(fetch, list, toItem, { filter, paginationToken }),
	);
}

/** For Remove Participant the people in the conversation, else those who applied to the conversation's project. */
async function searchParticipants(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
	const conversationUid = inPanel(this, 'conversationUid');
	if (conversationUid === undefined)
		throw new NodeOperationError(this.getNode(), CHOOSE_FIRST, { description: OR_BY_ID });
	return await forPicker(this, respondent, async (fetch): Promise<INodeListSearchResult> => {
		const found = await fetch(getConversation(conversationUid));
		const conversation = isRecord(found) ? found : {};
		if (this.getCurrentNodeParameter('operation') === 'removeParticipant') {
			const items = others(conversation).map((person) => item(fullName(person), person.foreignId));
			return { results: matching(items, filter) };
		}
		return await searchApplicants(fetch, objectAt(conversation, 'metadata').projectId, { filter, paginationToken });
	});
}

async function getParticipants(this: ILoadOptionsFunctions): Promise<INodeListSearchItems[]> {
	const projectId = inPanel(this, 'projectId');
	// The panel opens before a project is chosen, and asks again when one is.
	if (projectId === undefined) return [];
	return await forPicker(this, respondent, async (fetch) => {
		const items: INodeListSearchItems[] = [];
		let paginationToken: string | undefined;
		do {
			const page = await searchApplicants(fetch, projectId, { paginationToken });
			items.push(...page.results);
			paginationToken = typeof page.paginationToken === 'string' ? page.paginationToken : undefined;
		} while (paginationToken !== undefined);
		return items;
	});
}

async function searchApplicants(fetch: Fetch, projectId: unknown, typed: Typed): Promise<INodeListSearchResult> {
	const call = callTo(listScreenerResponsesRoute, { path: { projectId }, labels: { projectId: 'Project' } });
	const toItem = ({ profile, status, userId }: IDataObject) => {
		const name = isRecord(profile) ? fullName(profile) : 'Unknown';
		return item(`${name} (${statusName(status).toLowerCase()})`, userId);
	};
	return await searchPages(fetch, { call, pager: respondentPager('id') }, toItem, typed);
}

function others(conversation: IDataObject): IDataObject[] {
	const own = objectAt(conversation, 'user').uid;
	return objectsAt(conversation, 'participants').filter(({ uid }) => uid !== own);
}

function item(name: unknown, value: unknown): INodeListSearchItems {
	const id = toText(value);
	return { name: typeof name === 'string' && name !== '' ? name : id, value: id };
}

const CHOOSE_FIRST = 'Choose the conversation first';
const OR_BY_ID = 'The list of people depends on it. With an expression for the conversation, give the person by ID.';

// What the panel holds for a picker; an expression that needs a row cannot be evaluated there.
function inPanel(context: ILoadOptionsFunctions, name: string): string | undefined {
	try {
		const value: unknown = context.getNodeParameter(name, undefined, { extractValue: true });
		return typeof value === 'string' && value !== '' ? value : undefined;
	} catch {
		return undefined;
	}
}

export const methods: NonNullable<INodeType['methods']> = {
	listSearch: { searchConversations, searchParticipants, searchProjects },
	loadOptions: { getParticipants },
};
