import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodeType,
} from 'n8n-workflow';
import { Refusal } from '../shared/failure';
import { isRecord, part, parts, textOf } from '../shared/record';
import { callTo } from '../shared/request';
import { forPicker, matching, searchPages, type FetchForPicker, type Typed } from '../shared/search';
import { fullName } from './entities';
import { listConversationsRoute } from './evidence';
import { getConversation } from './ownUid';
import { respondentPager } from './pager';
import { listProjectsRoute } from './resources/project/getAll';
import { listScreenerResponsesRoute } from './resources/screenerResponse/getAll';
import { respondent } from './service';

async function searchProjects(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
	const list = { call: callTo(listProjectsRoute), pager: respondentPager('id') };
	const toItem = ({ id, publicInternalName, publicTitle }: IDataObject) => item(publicInternalName ?? publicTitle, id);
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
		return item([textOf(conversation.name), names].filter((text) => text !== '').join(': '), conversation.uid);
	};
	return await forPicker(
		this,
		respondent,
		async (fetch) => await searchPages(fetch, list, toItem, { filter, paginationToken }),
	);
}

/** For Remove Participant the people in the conversation, else those who applied to the conversation's project. */
async function searchParticipants(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
	const conversationUid = chosen(this, 'conversationUid', 'conversation');
	return await forPicker(this, respondent, async (fetch): Promise<INodeListSearchResult> => {
		const found = await fetch(getConversation(conversationUid));
		const conversation = isRecord(found) ? found : {};
		if (this.getCurrentNodeParameter('operation') === 'removeParticipant') {
			const items = others(conversation).map((person) => item(fullName(person), person.foreignId));
			return { results: matching(items, filter) };
		}
		return await searchApplicants(fetch, part(conversation, 'metadata').projectId, { filter, paginationToken });
	});
}

async function getParticipants(this: ILoadOptionsFunctions): Promise<INodeListSearchItems[]> {
	const projectId = chosen(this, 'projectId', 'project');
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

async function searchApplicants(
	fetch: FetchForPicker,
	projectId: unknown,
	typed: Typed,
): Promise<INodeListSearchResult> {
	const call = callTo(listScreenerResponsesRoute, { path: { projectId }, labels: { projectId: 'Project' } });
	const toItem = ({ profile, status, userId }: IDataObject) => {
		const name = isRecord(profile) ? fullName(profile) : 'Unknown';
		return item(`${name} (${textOf(status).toLowerCase()})`, userId);
	};
	return await searchPages(fetch, { call, pager: respondentPager('id') }, toItem, typed);
}

function others(conversation: IDataObject): IDataObject[] {
	const own = part(conversation, 'user').uid;
	return parts(conversation, 'participants').filter(({ uid }) => uid !== own);
}

function item(name: unknown, value: unknown): INodeListSearchItems {
	const id = textOf(value);
	return { name: typeof name === 'string' && name !== '' ? name : id, value: id };
}

// What the panel holds for a picker; an expression that needs a row cannot be evaluated there.
function chosen(context: ILoadOptionsFunctions, name: string, what: string): unknown {
	try {
		const value: unknown = context.getNodeParameter(name, undefined, { extractValue: true });
		if (typeof value === 'string' && value !== '') return value;
	} catch {
		// The same as nothing chosen.
	}
	throw new Refusal(
		`Choose the ${what} first`,
		`The list depends on it. With an expression for the ${what}, give the people by ID.`,
	);
}

export const methods: NonNullable<INodeType['methods']> = {
	listSearch: { searchConversations, searchParticipants, searchProjects },
	loadOptions: { getParticipants },
};
