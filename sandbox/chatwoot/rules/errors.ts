import type { Answer } from '../../server/types';
import { notFound } from '../resources/lookups';
import type { ChatwootQuirks } from '../quirks';

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
