import type { Answer, LoggedRequest } from '../server/types';
import { isBasic } from './credentials';
import type { SinchState } from './state';

/** Path of the token endpoint. */
export const tokenPath = '/oauth2/token';

/** Answers a token request: an OAuth 2 client credentials grant, with key ID and key secret in the Basic header. */
export function answerTokenRequest({ headers, body }: LoggedRequest, state: SinchState): Answer {
	if (!isBasic(headers.authorization, state.credentials)) {
		return { status: 401, body: { error: 'invalid_client', error_description: 'Client authentication failed' } };
	}
	const form = new URLSearchParams(typeof body === 'string' ? body : (body as Record<string, string>));
	if (form.get('grant_type') !== 'client_credentials') {
		return { status: 400, body: { error: 'unsupported_grant_type' } };
	}
	return { status: 200, body: state.tokens.issue() };
}
