import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Attempt, Transport } from './answer';
import type { Call, Method } from './call';
import { NO_TOKEN, readTransportError } from './transportError';

const NO_CONNECTION = new Set([NO_TOKEN, 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND']);
// Linux ends an established connection with "read EHOSTUNREACH" when a router reports that the host is gone (tcp_write_err).
const WHEN_CONNECTED = /^(read|write) E/;
// Bad certificates and addresses: the request was not sent, and a retry would meet the same.
const UNUSABLE =
	/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS_(CERT_ALTNAME|DH_PARAM_SIZE)|ERR_INVALID_URL|HOSTNAME_MISMATCH)/;
// What OpenSSL says when a handshake fails (openssl 3.0 ssl/ssl_err.c; from 3.2 on "ssl/tls" in place of "sslv3"). Node writes it in
// capitals with underscores behind ERR_SSL_, and into the text of an EPROTO. Other TLS errors may end an established connection, on
// which the request was sent.
const HANDSHAKE =
	/wrong.version.number|unsupported.protocol|no.protocols.available|dh.key.too.small|unsafe.legacy.renegotiation|alert.handshake.failure|alert.protocol.version|unrecognized.name/i;

/** Makes one attempt and classifies its result. Never rejects. */
export async function attempt(transport: Transport, options: IHttpRequestOptions): Promise<Attempt> {
	try {
		const { statusCode, headers, body } = await transport(options);
		return { kind: 'answer', status: statusCode, headers, body };
	} catch (error) {
		const { code, detail, response } = readTransportError(error);
		// An error with a 2xx status is a response whose body broke off.
		if (response && !isSuccess(response.status)) return response;
		if (NO_CONNECTION.has(code) && !WHEN_CONNECTED.test(detail)) return { kind: 'noConnection', code, detail };
		return { kind: isUnusable(code, detail) ? 'unusable' : 'lost', code, detail };
	}
}

function isUnusable(code: string, detail: string): boolean {
	if (code === 'EPROTO') return HANDSHAKE.test(detail);
	return UNUSABLE.test(code) || (code.startsWith('ERR_SSL_') && HANDSHAKE.test(code));
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

/** Whether the body of an answer is the beginning of JSON. */
export function isCutShort(body: unknown): boolean {
	return typeof body === 'string' && /^\s*[[{"]/.test(body);
}

/** Whether the API may have processed a request that did not succeed: its answer was lost, cannot be read, or is 408 or 5xx. */
export function mayBeDone(result: Attempt): boolean {
	if (result.kind !== 'answer') return result.kind === 'lost';
	const { status } = result;
	return status < 300 || status === 408 || status >= 500;
}
