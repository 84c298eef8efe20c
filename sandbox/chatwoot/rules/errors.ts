import { HttpError, type Answer } from '../../server/types';
import type { ChatwootQuirks } from '../quirks';

/** The message of the application API's 404. */
export const notFound = 'Resource could not be found';

/** The message of a 500: a fault of the server's own. */
export const serverFault = 'Internal Server Error';

/** The server's message for a request without an access token. */
export const signInMessage = 'You need to sign in or sign up before continuing.';

/** An error as Chatwoot servers send it, which differs from the published documentation. */
function realError(status: number, text: string): Answer {
	if (status === 429) return { status, body: 'Retry later\n', contentType: 'text/plain; charset=utf-8' };
	if (text === signInMessage) return { status, body: { errors: [text] } };
	if (status >= 500) return { status, body: { status, error: text } };
	// The server looks for an id that is not a number, and finds nothing.
	if (/_id must be integer/.test(text)) return { status: 404, body: { error: notFound } };
	if (/^subscriptions/.test(text)) {
		return { status: 422, body: { message: 'Subscriptions Invalid events', attributes: ['subscriptions'] } };
	}
	if (/^q /.test(text)) return { status: 422, body: { error: 'Specify search string with parameter q' } };
	if (status === 404 && text !== notFound) return { status, body: { status, error: 'Not Found' } };
	return { status, body: { error: text } };
}

/** An error answer in the format that the quirk `errorBody` selects. */
export function errorAnswer(status: number, messages: string[] | string, { errorBody }: ChatwootQuirks): Answer {
	const text = [messages].flat().join(', ');
	const real = realError(status, text);
	switch (errorBody) {
		case 'html':
			return {
				status: real.status,
				body: `<html><head><title>${real.status} ${text}</title></head><body></body></html>`,
				contentType: 'text/html; charset=utf-8',
			};
		case 'text':
			return { status: real.status, body: text, contentType: 'text/plain; charset=utf-8' };
		case 'published':
			return { status: real.status, body: { description: text, errors: [{ field: 'x', message: text, code: 'y' }] } };
		case 'real':
			return real;
	}
}

/**
 * The refusal of a record that is not valid: 422 with all messages in one text, and the names of the attributes.
 *
 * Chatwoot v4.15.1 app/controllers/concerns/request_exception_handler.rb:46
 */
export function invalidRecord(problems: ReadonlyArray<readonly [attribute: string, message: string]>): HttpError {
	const message = problems.map(([, text]) => text).join(', ');
	return new HttpError(422, message, { message, attributes: problems.map(([attribute]) => attribute) });
}

/** The refusal of a request without a parameter that the action needs. */
export function missingParameter(name: string): HttpError {
	return new HttpError(422, `param is missing or the value is empty: ${name}`);
}

/** The answer to what the server's code does not expect: 500. */
export function faultOfServer(): HttpError {
	return new HttpError(500, serverFault);
}
