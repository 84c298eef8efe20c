import type { IDataObject } from 'n8n-workflow';
import { Failure, toText, type Pages, type Row } from '../../shared';
import { recordsIn, requireList } from '../answers';
import { conversationFilterPager } from '../pagers';
import { personOf } from '../person';
import { callTo, routes } from '../routes';
import { toMillis } from '../times';
import { whenRefused } from '../whenRefused';
import { forgetContact } from './findContact';

/** How many conversations of a contact Chatwoot lists. v4.15.1 app/controllers/api/v1/accounts/contacts/conversations_controller.rb */
export const MOST_LISTED = 20;

/** The conversations of a contact in an inbox. */
export interface ContactConversations {
	/** Newest first. */
	conversations: IDataObject[];
	/** The list has every conversation whose last activity is later (ms since the epoch). -Infinity when it has all. */
	completeSince: number;
}

/**
 * The conversations of a contact in an inbox. Chatwoot lists 20 of a contact, those with the latest activity in all inboxes; where
 * there may be more, its filter is asked. Chatwoot 4.8.0 cannot filter by contact, so there the 20 have to do. Throws a Failure.
 */
export async function listConversations(row: Row, contactId: unknown, inboxId: number): Promise<ContactConversations> {
	const body = await row.fetch(callTo(routes.listContactConversations, { path: { contact_id: contactId } }));
	const listed = recordsIn(requireList(body));
	const filtered = listed.length < MOST_LISTED ? [] : await filterByContact(row, Number(contactId), inboxId);
	const all = new Map([...(filtered ?? []), ...listed].map((one) => [toText(one.id), one]));
	return {
		conversations: [...all.values()]
			.filter(({ inbox_id: inbox }) => Number(inbox) === inboxId)
			.sort((one, two) => Number(two.id) - Number(one.id)),
		completeSince: filtered ? -Infinity : earliestActivity(listed),
	};
}

/**
 * As `listConversations`, for the contact of the person that a row names. The run keeps a contact once it was found: one that is gone
 * meanwhile fails the row, and the next row looks it up anew. Throws a Failure.
 */
export async function listOfPerson(row: Row, contactId: unknown, inboxId: number): Promise<ContactConversations> {
	return await listConversations(row, contactId, inboxId).catch((error: unknown) => {
		if (!(error instanceof Failure) || error.code !== '404') throw error;
		forgetContact(row, personOf(row.values));
		throw new Failure(
			'notSent',
			`Not sent, because contact ${toText(contactId)} was deleted or merged into another one after it was found`,
			{ description: 'Run the row again: it looks for the contact anew.', code: error.code },
		);
	});
}

function earliestActivity(conversations: IDataObject[]): number {
	const times = conversations.map(({ last_activity_at: time }) => (time === undefined ? Infinity : toMillis(time)));
	return Math.min(...times);
}

// Undefined on a server that cannot filter by contact: 422 "Invalid attribute key - [contact_id]", seen on Chatwoot 4.8.0.
async function filterByContact(row: Row, contactId: number, inboxId: number): Promise<IDataObject[] | undefined> {
	const condition = (key: string, value: number) => ({
		attribute_key: key,
		filter_operator: 'equal_to',
		values: [value],
	});
	const payload = [
		{ ...condition('contact_id', contactId), query_operator: 'AND' },
		{ ...condition('inbox_id', inboxId), query_operator: null },
	];
	const call = { ...callTo(routes.filterConversations, { body: { payload } }), readsOnly: true };
	const fetchPage = async (query: IDataObject) => requireList(await row.fetch({ ...call, query }));
	const pages = conversationFilterPager(fetchPage, Infinity, call);
	return await whenRefused(allRecords(pages), ['422'], undefined);
}

async function allRecords(pages: Pages): Promise<IDataObject[]> {
	const records: IDataObject[] = [];
	for await (const page of pages) records.push(...page);
	return records;
}
