import { Failure } from '../base/failure';
import { isEmpty, isRecord } from '../base/record';
import type { Call } from './call';

const ADVICE: Record<number, string> = {
	401: 'Open the credential and check the address and the keys in it.',
	402: 'Check the billing of your account.',
	403: 'Check that the account of the credential may do this.',
	404: 'Check the ID, and that it belongs to the account and environment of the credential.',
	405: 'Check the base URL in the credential.',
	409: 'Look at the current state of the record: it does not allow this.',
	413: 'Shorten the text or the attachments.',
	429: 'Run the row again later, or lower Concurrency under Options.',
	500: 'Run the row once more. If the answer stays the same, a value of this row is the cause, or a fault of the server.',
	501: 'The server does not offer this. Check the base URL in the credential.',
	505: 'The server does not offer this. Check the base URL in the credential.',
};

/** What the user can do about an HTTP status, when the service has no hint of its own. */
export function adviceFor(status: number): string {
	const byStatus = ADVICE[status];
	if (byStatus !== undefined) return byStatus;
	return status >= 500 ? 'Run the row again later.' : 'Check the values of this row against the reason given.';
}

/**
 * How a service answered a call, by HTTP status. For a 404 the text names the IDs in the path. Where the path has no ID, an
 * answer in JSON (`body`) comes from the API, so it is about a record that the body of the request names.
 */
export function describeStatus(status: number, call: Call, body?: unknown): string {
	const named = Object.entries(call.path).map(([name, value]) => `${call.labels[name] ?? plainName(name)} "${value}"`);
	if (status === 401) return 'refused the credentials (401)';
	if (status === 403) return 'does not allow this (403)';
	if (status === 404) return named.length > 0 ? `does not know ${named.join(' with ')} (404)` : unknown(call, body);
	if (status === 429) return 'received too many requests (429)';
	return status >= 500 ? `could not handle the request (${status})` : `refused the request (${status})`;
}

// A request that an operation makes besides its own has no labels: "contact" for the placeholder contact_id.
function plainName(placeholder: string): string {
	return placeholder.replace(/_id$/, '').replaceAll('_', ' ');
}

function unknown(call: Call, body: unknown): string {
	return isRecord(body) && !isEmpty(call.body)
		? 'does not know a record that the row names (404)'
		: 'does not know this address (404)';
}

/** The failure of a row whose Retry-After is longer than its Max Wait. Times in ms since the epoch. */
export function waitTooLong(until: number, now: number, service: string): Failure {
	const seconds = Math.ceil((until - now) / 1000);
	const time = new Date(until).toISOString().slice(0, 19).replace('T', ' ');
	return new Failure('notSent', `${service} asks to wait until ${time} UTC (${seconds} s), more than Max Wait allows`, {
		description: 'Run the row again after that time, or raise Max Wait under Options.',
		code: '429',
	});
}

/** The failure of a row when the API has answered nothing but 429s for `closedFor` ms, which is as long as its Max Wait. */
export function takesNothing(closedFor: number, service: string): Failure {
	return new Failure(
		'notSent',
		`${service} has answered every request with 429 (too many requests) for ${Math.round(closedFor / 1000)} s`,
		{ description: 'Run the row again later, or raise Max Wait under Options.', code: '429' },
	);
}
