/** A request as the routes see it. */
export interface Question {
	path: string;
	query: URLSearchParams;
	body: string;
	/** Records that every list holds. */
	records: number;
}

/** One endpoint of a vendor: `answer` gives the JSON text. */
export interface Route {
	method: 'GET' | 'POST';
	pattern: RegExp;
	status: number;
	answer: (question: Question) => string;
}

const DAY_ONE = Date.UTC(2026, 0, 5);

/** The moment at which record number `index` was made: one a second. */
export function momentOf(index: number): Date {
	return new Date(DAY_ONE + index * 1000);
}

/**
 * A UUID that belongs to a number. `kind` (one hexadecimal digit) tells the things apart that are numbered. As with real
 * ones, neighbours do not follow each other.
 */
export function uuidOf(kind: string, index: number): string {
	const scattered = (Math.imul(index, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
	return `${scattered}-0000-4000-8${kind}00-${index.toString(16).padStart(12, '0')}`;
}

/** JSON text of the records `from` (included) to `to` (excluded). */
export function listOf(from: number, to: number, record: (index: number) => string): string {
	let text = '';
	for (let index = from; index < to; index++) text += (text === '' ? '' : ',') + record(index);
	return `[${text}]`;
}

/** What the body of a request holds at a name, as JSON text. */
export function quoted(body: string, name: string): string {
	return JSON.stringify((JSON.parse(body) as Record<string, unknown>)[name] ?? '');
}
