import type { Answer } from './answer';

/** The code of a token that could not be had, without which the request itself never left. */
export const NO_TOKEN = 'NoAccessToken';
const NOT_SENT = 'The request itself was not sent, because no access token could be had.';

/** What a thrown error says: a code such as ECONNRESET (UNKNOWN without one), its words, and the answer that it carries. */
export interface TransportError {
	code: string;
	detail: string;
	response?: Answer;
}

/** Gives an error about a token that could not be had, made such that {@link readTransportError} knows it again. */
export function noToken(message: string): Error {
	// n8n 2.8 wraps errors without their cause, and keeps of this one only message and description.
	return Object.assign(new Error(message), { name: NO_TOKEN, description: NOT_SENT });
}

/** Reads what n8n's request helper has thrown, however deep n8n has wrapped it. */
export function readTransportError(error: unknown): TransportError {
	const chain = [error, property(error, 'cause'), property(property(error, 'cause'), 'cause')];
	const response = chain.map((link) => property(link, 'response')).find((found) => property(found, 'status'));
	const code = chain
		.map((link) => tokenCode(link) ?? property(link, 'code') ?? property(link, 'httpCode'))
		.find((found) => typeof found === 'string');
	const detail = String(property(property(error, 'cause'), 'message') ?? property(error, 'message') ?? error);
	const answer = response === undefined ? answerIn(error) : answerOf(response);
	return { code: typeof code === 'string' ? code : 'UNKNOWN', detail, ...(answer && { response: answer }) };
}

function answerOf(response: unknown): Answer {
	const headers = property(response, 'headers');
	return {
		kind: 'answer',
		status: Number(property(response, 'status')),
		headers: typeof headers === 'object' && headers !== null ? { ...headers } : {},
		body: property(response, 'data'),
	};
}

// All that n8n 2.8 leaves of an answer: { httpCode: "403", context: { data: {...} } }.
function answerIn(error: unknown): Answer | undefined {
	const status = property(error, 'httpCode');
	if (typeof status !== 'string' || !/^[1-5]\d\d$/.test(status)) return undefined;
	return { kind: 'answer', status: Number(status), headers: {}, body: property(property(error, 'context'), 'data') };
}

// n8n shows the codes of errors in place of their words, so this one has none.
function tokenCode(error: unknown): string | undefined {
	return property(error, 'name') === NO_TOKEN || property(error, 'description') === NOT_SENT ? NO_TOKEN : undefined;
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
