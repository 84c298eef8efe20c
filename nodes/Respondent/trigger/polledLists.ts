import type { IDataObject } from 'n8n-workflow';
import { Failure, isRecord, objectAt, toText, withoutNulls, type Call, type Fetch, type Route } from '../../shared';
import type { Entry, PolledList } from '../../shared/trigger';
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

/**
 * The lists that can be polled. Each has the name of the event that Respondent sends to a webhook for the same records.
 * `projectId`: the project whose records are read; '' for all projects.
 */
export function polledLists(projectId: string): PolledList[] {
	return [messages(projectId), screenerResponses(projectId)];
}

function messages(projectId: string): PolledList {
	const name = 'MESSAGES.CREATED';
	return {
		name,
		hasSince: true,
		read: async (fetch, { since, pages }) => {
			const query = {
				...(projectId !== '' && { projectId }),
				...(since > 0 && { since: new Date(since).toISOString() }),
			};
			return await readPages(fetch, callTo(routes.listMessages, { query }), 'uid', pages);
		},
		entriesOf: (record) => [entryOf(record, 'uid')],
		findUnwanted: async (fetch, records) => {
			const ownUid = await fetchOwnUid(fetch, records);
			return (record) => objectAt(record, 'sender').uid === ownUid;
		},
		itemOf: (record) => {
			// Own messages are left out before, so every message is incoming.
			const message = { ...simplifyMessage(record, ''), ...attachmentFields(record) };
			return withoutNulls({ event: name, ...EMPTY_FIELDS, ...message, payload: record });
		},
	};
}

function screenerResponses(projectId: string): PolledList {
	const name = 'SCREENER_RESPONSES.CREATED';
	return {
		name,
		// The API cannot leave out older records.
		hasSince: false,
		read: async (fetch, { pages }) => {
			const projectIds = projectId === '' ? await readProjectIds(fetch) : [projectId];
			const records: IDataObject[] = [];
			for (const id of projectIds) {
				// A long list must not be spread into arguments: that overflows the stack.
				for (const record of await readPages(fetch, callToScreenerResponses(id), 'id', pages)) records.push(record);
			}
			return records;
		},
		entriesOf: (record) => [entryOf(record, 'id')],
		itemOf: (record) => withoutNulls({ event: name, ...EMPTY_FIELDS, ...simplifyApplication(record), payload: record }),
	};
}

function entryOf(record: IDataObject, key: 'id' | 'uid'): Entry {
	const at = Date.parse(toText(record.createdAt));
	return { id: toText(record[key]), at: Number.isNaN(at) ? undefined : at, record };
}

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
