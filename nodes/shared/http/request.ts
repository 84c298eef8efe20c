import type { IHttpRequestOptions } from 'n8n-workflow';
import { isEmpty } from '../base/record';
import type { Call } from './call';

function queryOf({ query }: Call): Partial<IHttpRequestOptions> {
	return isEmpty(query) ? {} : { qs: { ...query }, arrayFormat: 'repeat' };
}

function bodyOf({ body, form, requiresBody }: Call): Partial<IHttpRequestOptions> {
	if (form) return { body: form.content, headers: { 'Content-Type': form.contentType } };
	if (!isEmpty(body)) return { body };
	// n8n leaves out an empty object, but sends a text as it is.
	return requiresBody ? { body: '{}', headers: { 'Content-Type': 'application/json' } } : {};
}

/** A call as n8n's request helper wants it; base URL, authentication and the user's own settings come on top. */
export function httpOptions(call: Call): IHttpRequestOptions {
	return {
		method: call.method,
		url: call.url,
		...queryOf(call),
		...bodyOf(call),
		json: true,
		returnFullResponse: true,
		// Custom authentication headers would travel along to another host.
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
	};
}
