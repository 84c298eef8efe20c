import type { IDataObject } from 'n8n-workflow';
import { Failure, isRecord, objectAt, toText, type Call, type Fetch, type Route } from '../../shared';
import { simplifyMessage } from '../outputs';
import { sequentialPager } from '../pagers';
import { ownUidIn } from '../participants';
import { callTo, callToConversation, callToScreenerResponses, routes } from '../routes';
import { simplifyApplication } from './details';
import { attachmentFields, EMPTY_FIELDS } from './item';
import { undefinedWhenMissing } from './undefinedWhenMissing';

export const polledRoutes: Route[] = [
	routes.getConversation,
	routes.listMessages,
	routes.listProjects,
	routes.listScreenerResponses,
];

/** Which part of a list to read. */
export interface ListRange {
	/** The project whose records are read; '' for all projects. */
	projectId: string;
	/** Milliseconds since the epoch; older records may be left out. */
	since: number;
	/** Pages to read at most, of each request. */
	pages: number;
}

/** A list in which new records appear. */
export interface PolledList {
	/** The name of the event that Respondent sends to a webhook for the same records. */
	event: string;
	/** The name of the records' ID. */
	key: 'id' | 'uid';
	/** Whether the API can leave out older records. */
	hasSince: boolean;
	read: (fetch: Fetch, range: ListRange) => Promise<IDataObject[]>;
	/** Gives a test for records that our own account created, which start nothing. Throws a Failure when it cannot know. */
	findOwn: (fetch: Fetch, records: IDataObject[]) => Promise<(record: IDataObject) => boolean>;
	/** A record in flat fields. */
	simplify: (record: IDataObject) => IDataObject;
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
		return await readPages(fetch, callTo(routes.listMessages, { query }), 'uid', pages);
	},
	findOwn: async (fetch, records) => {
		if (records.length === 0) return () => false;
		const ownUid = await fetchOwnUid(fetch, records);
		return (record) => objectAt(record, 'sender').uid === ownUid;
	},
	simplify: (record) => ({
		...EMPTY_FIELDS,
		// Own messages are left out before, so every message is incoming.
		...simplifyMessage(record, ''),
		...attachmentFields(record),
	}),
};

const screenerResponses: PolledList = {
	event: 'SCREENER_RESPONSES.CREATED',
	key: 'id',
	hasSince: false,
	read: async (fetch, { projectId, pages }) => {
		const projectIds = projectId === '' ? await readProjectIds(fetch) : [projectId];
		const records: IDataObject[] = [];
		for (const id of projectIds) {
			// A long list must not be spread into arguments: that overflows the stack.
			for (const record of await readPages(fetch, callToScreenerResponses(id), 'id', pages)) records.push(record);
		}
		return records;
	},
	findOwn: () => Promise.resolve(() => false),
	simplify: (record) => ({ ...EMPTY_FIELDS, ...simplifyApplication(record) }),
};

/** The lists that can be polled. */
export const polledLists: PolledList[] = [messages, screenerResponses];

async function readProjectIds(fetch: Fetch): Promise<string[]> {
	const projects = await readPages(fetch, callTo(routes.listProjects), 'id', Infinity);
	return projects.map(({ id }) => toText(id));
}

async function readPages(fetch: Fetch, call: Call, key: 'id' | 'uid', pages: number): Promise<IDataObject[]> {
	const records: IDataObject[] = [];
	let read = 0;
	const fetchPage = async (query: IDataObject) => {
		const answer = await fetch({ ...call, query: { ...call.query, ...query } });
		// An answer that cannot be read must not count as an empty list.
		if (!isRecord(answer)) throw new Failure('rejectedByApi', 'Respondent gave no readable list');
		return answer;
	};
	for await (const page of sequentialPager(key)(fetchPage, Infinity)) {
		for (const record of page) records.push(record);
		if (++read >= pages) break;
	}
	return records;
}

/**
 * Reads the messaging `uid` of our own account from the first conversation that can be read. A message has no direction:
 * its sender's `uid` tells our own messages from those of participants. Read at every poll, since the credential may
 * change. Throws a Failure when no conversation tells it.
 */
async function fetchOwnUid(fetch: Fetch, records: IDataObject[]): Promise<string> {
	for (const uid of new Set(records.map((record) => objectAt(record, 'conversation').uid))) {
		const conversation = await undefinedWhenMissing(async () => await fetch(callToConversation(uid)));
		const ownUid = isRecord(conversation) ? ownUidIn(conversation) : undefined;
		if (typeof ownUid === 'string') return ownUid;
	}
	throw new Failure('rejectedByApi', 'Respondent does not say which messages are your own', {
		description: 'Nothing was started, so that no workflow answers itself.',
	});
}
