import type { IHttpRequestOptions } from 'n8n-workflow';
import { NO_TOKEN, readTransportError } from './transportError';
import type { Call, Method } from './call';
import type { Attempt, Transport } from './answer';

const NO_CONNECTION = new Set([NO_TOKEN, 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND']);
// Certificate and address trouble: the request never left, and a repetition would meet the same.
const UNUSABLE = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO|ERR_INVALID_URL|HOSTNAME_MISMATCH)/;

/** Makes one attempt and sorts what came of it. Never rejects. */
export async function attempt(transport: Transport, options: IHttpRequestOptions): Promise<Attempt> {
	try {
		const { statusCode, headers, body } = await transport(options);
		return { kind: 'answer', status: statusCode, headers, body };
	} catch (error) {
		const { code, detail, response } = readTransportError(error);
		// An error that carries a 2xx is an answer that broke off: what it would have said is not known.
		if (response && !isSuccess(response.status)) return response;
		if (NO_CONNECTION.has(code)) return { kind: 'noConnection', code, detail };
		return { kind: UNUSABLE.test(code) ? 'unusable' : 'lost', code, detail };
	}
}

/** The method by which to judge a call: a POST that only reads may be repeated like a GET. */
export function retryMethodOf({ method, readsOnly }: Call): Method {
	return readsOnly ? 'GET' : method;
}

/** How to go on after an attempt. `ambiguous`: it may have been processed, and must not be repeated blindly. */
export type RetryDecision = 'ambiguous' | 'final' | 'ok' | 'retry' | 'wait';

/** Judges an attempt by the table of retries: what is surely not processed or idempotent is retried, the rest is not. */
export function classify(result: Attempt, method: Method): RetryDecision {
	const uncertain = method === 'POST' ? 'ambiguous' : 'retry';
	if (result.kind !== 'answer') {
		return result.kind === 'lost' ? uncertain : result.kind === 'noConnection' ? 'retry' : 'final';
	}
	const { status, headers, body } = result;
	if (status === 429) return 'wait';
	// The token ran out on its way: nothing was done, and the next try gets a new one.
	if (status === 401 && /\bexpired\b/i.test(String(headers['www-authenticate']))) return 'retry';
	if (status >= 500 || status === 408) return uncertain;
	if (!isSuccess(status)) return 'final';
	if (isReadable(body)) return 'ok';
	return method === 'POST' || isCutShort(body) ? uncertain : 'final';
}

function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}

// n8n parses JSON where it can; a body that is still text is HTML, cut short, or something else altogether.
function isReadable(body: unknown): boolean {
	return typeof body !== 'string' || body.trim() === '';
}

function isCutShort(body: unknown): boolean {
	return typeof body === 'string' && /^\s*[[{"]/.test(body);
}
