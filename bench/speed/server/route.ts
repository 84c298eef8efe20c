/** A request as the routes see it. */
export interface RouteRequest {
	path: string;
	query: URLSearchParams;
	body: string;
	/** The number of records in every list. */
	records: number;
}

/** One endpoint of a vendor's API. `respond` gives the JSON text of the response. */
export interface Route {
	method: 'GET' | 'POST';
	pattern: RegExp;
	status: number;
	respond: (request: RouteRequest) => string;
}

const FIRST_RECORD_AT = Date.UTC(2026, 0, 5);

/** The time at which record number `index` was created: one record per second. */
export function createdAt(index: number): Date {
	return new Date(FIRST_RECORD_AT + index * 1000);
}

/**
 * A fixed UUID for a number. `kind` (one hexadecimal digit) keeps the IDs of different resources apart. The IDs of
 * consecutive numbers are not in ascending order, as real UUIDs are not.
 */
export function uuidOf(kind: string, index: number): string {
	const scattered = (Math.imul(index, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
	return `${scattered}-0000-4000-8${kind}00-${index.toString(16).padStart(12, '0')}`;
}

/** The JSON text of a list with the records from `from` (included) to `to` (excluded). */
export function jsonList(from: number, to: number, record: (index: number) => string): string {
	let text = '';
	for (let index = from; index < to; index++) text += (text === '' ? '' : ',') + record(index);
	return `[${text}]`;
}

/** The JSON text of one property of a JSON body; of the empty text when the body lacks it. */
export function jsonProperty(body: string, name: string): string {
	return JSON.stringify((JSON.parse(body) as Record<string, unknown>)[name] ?? '');
}
