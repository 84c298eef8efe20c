import type { IDataObject } from 'n8n-workflow';
import {
	Failure,
	isRecord,
	listIn,
	objectAt,
	objectsAt,
	toText,
	type Call,
	type NumberedPage,
	type Row,
} from '../shared';

/** The record in `payload`, for answers that wrap one in it; other answers as they are. */
export function unwrapPayload(body: unknown): unknown {
	return isRecord(body) && isRecord(body.payload) ? body.payload : body;
}

/** An answer as a record; an empty record for any other answer. */
export function recordOf(body: unknown): IDataObject {
	return isRecord(body) ? body : {};
}

/** The contact in the answer to its creation, with its new session (`contact_inbox`) among its sessions. */
export function createdContactIn(body: unknown): IDataObject {
	const payload = objectAt(recordOf(body), 'payload');
	const contact = isRecord(payload.contact) ? payload.contact : payload;
	const session = objectAt(payload, 'contact_inbox');
	if (typeof session.source_id !== 'string') return contact;
	return { ...contact, contact_inboxes: [...objectsAt(contact, 'contact_inboxes'), session] };
}

/**
 * The record of what a row has created on its way. Throws a Failure for a record without an ID, so that the caller looks it up: an
 * empty answer tells no more than a lost one.
 */
export function requireCreated({ connection }: Row, record: IDataObject): IDataObject {
	if (toText(record.id) !== '') return record;
	throw connection.explainWithoutRecord();
}

/** The records of a list, which some answers wrap in `payload`. Throws a Failure when the answer holds no list. */
export function recordsIn(body: unknown): IDataObject[] {
	return listIn(isRecord(body) ? body.payload : body);
}

/**
 * An answer that holds a list, unchanged. Throws a Failure for any other answer: from an answer that cannot be read, nobody
 * may conclude that a record does not exist.
 */
export function requireList(answer: unknown): unknown {
	const inner = unwrapData(answer);
	if (Array.isArray(inner) || (isRecord(inner) && Array.isArray(inner.payload))) return answer;
	throw unreadable();
}

/** The object at `key` of an answer, which may be empty. Throws a Failure for an answer without `key`, as `requireList` does. */
export function requireObjectAt(answer: unknown, key: string): IDataObject {
	requireValueAt(answer, key);
	return objectAt(recordOf(answer), key);
}

/** The value at `key` of an answer. Throws a Failure for an answer without `key`, as `requireList` does. */
export function requireValueAt(answer: unknown, key: string): unknown {
	const record = recordOf(answer);
	if (Object.hasOwn(record, key)) return record[key];
	throw unreadable();
}

function unreadable(): Failure {
	return new Failure('notSent', 'Chatwoot gave no readable answer to the question what is there already', {
		description:
			'So nothing was sent or changed, to be safe. Run the row again. If it happens each time, check the base URL in the credential.',
	});
}

/** The counts of conversations, from `meta` or `data.meta`. */
export function countsIn(body: unknown): IDataObject {
	return objectAt(recordOf(unwrapData(body)), 'meta');
}

const COUNTS: Record<string, string> = {
	me: 'mine_count',
	assigned: 'assigned_count',
	unassigned: 'unassigned_count',
};

/** One page of conversations. Chatwoot wraps the list in `data`, but the result of a filter only on some servers. */
export function conversationPage(body: unknown, call?: Call): NumberedPage {
	const records = recordsIn(unwrapData(body));
	// A search counts the conversations of the page only (Chatwoot v4.15.1 app/finders/conversation_finder.rb:187).
	if (call?.query.q !== undefined) return { records };
	// Chatwoot counts before it applies the assignee filter, so a list with the filter has a count of its own.
	const name = COUNTS[toText(call?.query.assignee_type)] ?? 'all_count';
	return { records, total: numberIn(countsIn(body)[name]) };
}

/** One page of contacts. */
export function contactPage(body: unknown): NumberedPage {
	return { records: recordsIn(body), total: numberIn(objectAt(recordOf(body), 'meta').count) };
}

/**
 * One page of a contact search. Since 4.11 `has_more` tells the last page, and `count` is that of the page alone. Before, `count`
 * is that of the whole list (seen on Chatwoot 4.8.0), which shows when it is larger than the page.
 */
export function searchPage(body: unknown): NumberedPage {
	const meta = objectAt(recordOf(body), 'meta');
	const records = recordsIn(body);
	if (typeof meta.has_more === 'boolean') return { records, isLast: !meta.has_more };
	const count = numberIn(meta.count) ?? 0;
	return count > records.length ? { records, total: count } : { records };
}

function unwrapData(body: unknown): unknown {
	return isRecord(body) && isRecord(body.data) ? body.data : body;
}

function numberIn(value: unknown): number | undefined {
	const number = Number(value ?? NaN);
	return Number.isFinite(number) ? number : undefined;
}
