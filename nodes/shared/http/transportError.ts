import type { Answer } from './answer';

/** The code of an error that stands for a missing access token: the request itself was not sent. */
export const NO_TOKEN = 'NoAccessToken';
const NOT_SENT = 'The request itself was not sent, because no access token could be had.';

/** What an error of n8n's request helper says: a code such as ECONNRESET (UNKNOWN without one), its text, and the answer it carries. */
export interface TransportError {
	code: string;
	detail: string;
	response?: Answer;
}

/** An error for a missing access token, which {@link readTransportError} recognises behind n8n's wrappers. */
export function noToken(message: string): Error {
	// n8n 2.8 wraps errors without their cause: only message and description remain.
	return Object.assign(new Error(message), { name: NO_TOKEN, description: NOT_SENT });
}

/** Reads an error that n8n's request helper has thrown, through all wrappers that n8n puts around it. */
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

// n8n 2.8 leaves this of an answer: { httpCode: "403", context: { data: {...} } }.
function answerIn(error: unknown): Answer | undefined {
	const status = property(error, 'httpCode');
	if (typeof status !== 'string' || !/^[1-5]\d\d$/.test(status)) return undefined;
	return { kind: 'answer', status: Number(status), headers: {}, body: property(property(error, 'context'), 'data') };
}

// n8n shows an error's code in place of its message, so this error has no code.
function tokenCode(error: unknown): string | undefined {
	return property(error, 'name') === NO_TOKEN || property(error, 'description') === NOT_SENT ? NO_TOKEN : undefined;
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
