import type { IDataObject } from 'n8n-workflow';
import type { Fetch } from '../../shared/n8n/callApi';
import { Failure } from '../../shared/base/failure';
import { isRecord, objectAt, toText } from '../../shared/base/record';
import { messageFields } from '../outputs';
import { listMessagesRoute } from '../findSent';
import { getConversation, getConversationRoute } from '../ownUid';
import { respondentPager } from '../pagers';
import { listProjectsRoute } from '../resources/project/getAll';
import { listScreenerResponsesRoute } from '../resources/screenerResponse/getAll';
import { screenerFields } from './details';
import { attachmentFields, NOTHING_KNOWN } from './item';
import { unlessUnknown } from './undefinedWhenMissing';
import { type Call, callTo, type Route } from '../../shared/http/call';

export const polledRoutes: Route[] = [
	getConversationRoute,
	listMessagesRoute,
	listProjectsRoute,
	listScreenerResponsesRoute,
];

/** What part of a list to read. */
export interface Extent {
	/** Only what belongs to this project; '' for all of them. */
	projectId: string;
	/** Milliseconds since the epoch; what is older may be left out. */
	since: number;
	/** Pages to read at most. */
	pages: number;
}

/** A list in which new records show up. */
export interface PolledList {
	/** The event that the same thing raises at a webhook. */
	event: string;
	/** Name of the records' own id. */
	key: 'id' | 'uid';
	/** Whether a list is read from a time on, or always as a whole. */
	hasSince: boolean;
	read: (fetch: Fetch, extent: Extent) => Promise<IDataObject[]>;
	/** A test by which records that our own account made are told; these start nothing. Throws when it cannot be told. */
	ownTest: (fetch: Fetch, records: IDataObject[]) => Promise<(record: IDataObject) => boolean>;
	/** The flat fields of a record. */
	fields: (record: IDataObject) => IDataObject;
}

const messages: PolledList = {
	event: 'MESSAGES.CREATED',
	key: 'uid',
	hasSince: true,
	read: async (fetch, { projectId, since, pages }) => {
		const query = {
			...(projectId !== '' && { projectId }),
			...(since > 0 && { since: new Date(since).toISOString() }),
		};
		return await readPages(fetch, callTo(listMessagesRoute, { query }), 'uid', pages);
	},
	ownTest: async (fetch, records) => {
		if (records.length === 0) return () => false;
		const own = await ownUidIn(fetch, records);
		return (record) => objectAt(record, 'sender').uid === own;
	},
	fields: (record) => ({
		...NOTHING_KNOWN,
		// Own messages have been left out already.
		...messageFields(record, ''),
		...attachmentFields(record),
	}),
};

const screenerResponses: PolledList = {
	event: 'SCREENER_RESPONSES.CREATED',
	key: 'id',
	hasSince: false,
	read: async (fetch, { projectId, pages }) => {
		const projectIds = projectId === '' ? await openProjects(fetch) : [projectId];
		const records: IDataObject[] = [];
		for (const id of projectIds) {
			const call = callTo(listScreenerResponsesRoute, { path: { projectId: id }, labels: { projectId: 'Project' } });
			for (const record of await readPages(fetch, call, 'id', pages)) records.push(record);
		}
		return records;
	},
	ownTest: () => Promise.resolve(() => false),
	fields: (record) => ({ ...NOTHING_KNOWN, ...screenerFields(record) }),
};

/** The lists that can be polled. */
export const polledLists: PolledList[] = [messages, screenerResponses];

async function openProjects(fetch: Fetch): Promise<string[]> {
	const projects = await readPages(fetch, callTo(listProjectsRoute), 'id', Infinity);
	return projects.map(({ id }) => toText(id));
}

async function readPages(fetch: Fetch, call: Call, key: 'id' | 'uid', pages: number): Promise<IDataObject[]> {
	const records: IDataObject[] = [];
	let read = 0;
	const walk = respondentPager(key)(async (query) => {
		const answer = await fetch({ ...call, query: { ...call.query, ...query } });
		// What cannot be read must not count as an empty list.
		if (!isRecord(answer)) throw new Failure('rejectedByApi', 'Respondent gave no readable list');
		return answer;
	}, Infinity);
	for await (const page of walk) {
		for (const record of page) records.push(record);
		if (++read >= pages) break;
	}
	return records;
}

/**
 * The messaging `uid` of our own account, by which our messages are told from those of participants: a message has no
 * direction. Asked for at every poll, since the credential may change.
 */
async function ownUidIn(fetch: Fetch, records: IDataObject[]): Promise<string> {
	for (const uid of new Set(records.map((record) => objectAt(record, 'conversation').uid))) {
		const conversation = await unlessUnknown(async () => await fetch(getConversation(uid)));
		const own = isRecord(conversation) ? objectAt(conversation, 'user').uid : undefined;
		if (typeof own === 'string') return own;
	}
	throw new Failure('rejectedByApi', 'Respondent does not say which messages are your own', {
		description: 'Nothing was started, so that no workflow answers itself.',
	});
}
