import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Attempt, Transport } from './answer';
import type { Call, Method } from './call';
import { NO_TOKEN, readTransportError } from './transportError';

const NO_CONNECTION = new Set([NO_TOKEN, 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND']);
// Bad certificates and addresses: the request was not sent, and a retry would meet the same.
const UNUSABLE = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO|ERR_INVALID_URL|HOSTNAME_MISMATCH)/;

/** Makes one attempt and classifies its result. Never rejects. */
export async function attempt(transport: Transport, options: IHttpRequestOptions): Promise<Attempt> {
	try {
		const { statusCode, headers, body } = await transport(options);
		return { kind: 'answer', status: statusCode, headers, body };
	} catch (error) {
		const { code, detail, response } = readTransportError(error);
		// An error with a 2xx status is a response whose body broke off.
		if (response && !isSuccess(response.status)) return response;
		if (NO_CONNECTION.has(code)) return { kind: 'noConnection', code, detail };
		return { kind: UNUSABLE.test(code) ? 'unusable' : 'lost', code, detail };
	}
}

/**
 * The method that decides about retries: a POST that only reads counts as a GET, and a request that must not be repeated counts as a
 * POST.
 */
export function retryMethodOf({ method, readsOnly, isFinal }: Call): Method {
	if (isFinal) return 'POST';
	return readsOnly ? 'GET' : method;
}

/** What to do after an attempt. `ambiguous`: the API may have processed the request, so a retry could send twice. */
export type RetryDecision = 'ambiguous' | 'final' | 'ok' | 'retry' | 'wait';

/** Decides about a retry: requests that were not processed, and idempotent requests, are retried; others are not. */
export function classify(result: Attempt, method: Method): RetryDecision {
	const uncertain = method === 'POST' ? 'ambiguous' : 'retry';
	if (result.kind !== 'answer') {
		return result.kind === 'lost' ? uncertain : result.kind === 'noConnection' ? 'retry' : 'final';
	}
	const { status, headers, body } = result;
	if (status === 429) return 'wait';
	// The access token expired: the request was not processed, and the next attempt uses a new token.
	if (status === 401 && /\bexpired\b/i.test(String(headers['www-authenticate']))) return 'retry';
	if (status >= 500 || status === 408) return uncertain;
	if (!isSuccess(status)) return 'final';
	if (isReadable(body)) return 'ok';
	return method === 'POST' || isCutShort(body) ? uncertain : 'final';
}

function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}

// n8n parses JSON. A body that is still text is HTML, truncated JSON, or something else.
function isReadable(body: unknown): boolean {
	return typeof body !== 'string' || body.trim() === '';
}

function isCutShort(body: unknown): boolean {
	return typeof body === 'string' && /^\s*[[{"]/.test(body);
}
