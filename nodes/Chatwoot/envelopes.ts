import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../shared/base/failure';
import { isRecord, objectAt, objectsAt, toText } from '../shared/base/record';
import type { NumberedPage } from '../shared/paging/numberedPages';
import type { Call } from '../shared/http/call';

/** What lies in `payload`, for answers that wrap a record in it; others as they are. */
export function unwrapped(body: unknown): unknown {
	return isRecord(body) && isRecord(body.payload) ? body.payload : body;
}

/** A list that comes in `payload`, or bare. */
export function listIn(body: unknown): IDataObject[] {
	if (Array.isArray(body)) return body.filter(isRecord);
	return isRecord(body) ? objectsAt(body, 'payload') : [];
}

/**
 * An answer that holds a list, as it came. Throws a Failure for any other: what cannot be read proves nothing, least of
 * all that something is not there.
 */
export function readable(answer: unknown): unknown {
	const inner = isRecord(answer) && isRecord(answer.data) ? answer.data : answer;
	if (Array.isArray(inner) || (isRecord(inner) && Array.isArray(inner.payload))) return answer;
	throw new Failure('notSent', 'Chatwoot gave no readable answer to the question what is there already', {
		description: 'So nothing was sent or changed, to be safe. Run the row again later.',
	});
}

/** The counts of conversations: in `meta`, or in `data.meta`. */
export function countsIn(body: unknown): IDataObject {
	const inner = isRecord(body) && isRecord(body.data) ? body.data : body;
	return isRecord(inner) ? objectAt(inner, 'meta') : {};
}

const COUNTS: Record<string, string> = {
	me: 'mine_count',
	assigned: 'assigned_count',
	unassigned: 'unassigned_count',
};

/** One page of conversations: the list wraps it in `data`, the filter as a rule does not. */
export function conversationPage(body: unknown, call?: Call): NumberedPage {
	const inner = isRecord(body) && isRecord(body.data) ? body.data : body;
	// The counts are taken before the assignee narrows the list, so the one that fits is looked at.
	const name = COUNTS[toText(call?.query.assignee_type)] ?? 'all_count';
	return { records: listIn(inner), total: numberIn(countsIn(body)[name]) };
}

/** One page of contacts. */
export function contactPage(body: unknown): NumberedPage {
	return { records: listIn(body), total: numberIn(isRecord(body) ? objectAt(body, 'meta').count : undefined) };
}

/** One page of found contacts. Its count may be that of the page alone, so it proves nothing. */
export function searchPage(body: unknown): NumberedPage {
	const more = isRecord(body) ? objectAt(body, 'meta').has_more : undefined;
	return { records: listIn(body), ...(typeof more === 'boolean' && { more }) };
}

function numberIn(value: unknown): number | undefined {
	const number = Number(value ?? NaN);
	return Number.isFinite(number) ? number : undefined;
}
