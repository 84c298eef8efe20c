import type { Answer, LoggedRequest } from '../server/types';
import { bearerOf } from './credentials';
import type { SinchState } from './state';

const codes: Partial<Record<number, string>> = {
	400: 'INVALID_ARGUMENT',
	401: 'UNAUTHENTICATED',
	403: 'UNAUTHORIZED',
	404: 'NOT_FOUND',
	429: 'RESOURCE_EXHAUSTED',
};

/**
 * An error answer in the format that the quirk `errorBody` selects. A 401 to a request with a token has a WWW-Authenticate
 * header, which says whether the token has expired.
 */
export function errorAnswer(
	status: number,
	messages: string | string[],
	{ quirks, tokens }: SinchState,
	request?: LoggedRequest,
): Answer {
	const message = [messages].flat().join('; ');
	const code = codes[status] ?? 'INTERNAL_ERROR';
	const token = status === 401 ? bearerOf(request?.headers.authorization) : undefined;
	const isExpired = token !== undefined && tokens.stateOf(token) === 'expired';
	const challenge = `Bearer error="invalid_token", error_description="The access token ${isExpired ? 'expired' : 'is unknown'}"`;
	const headers = token === undefined ? {} : { headers: { 'www-authenticate': challenge } };
	const error = { code: status, message, status: code, details: [] };
	switch (quirks.errorBody) {
		case 'outer':
			return { status, body: { error }, ...headers };
		case 'flat':
			return { status, body: error, ...headers };
		case 'text':
			return { status, body: message, contentType: 'text/plain; charset=utf-8', ...headers };
		case 'empty':
			return { status, ...headers };
	}
}
