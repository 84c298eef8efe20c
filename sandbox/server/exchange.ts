import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import type { Answer, LoggedRequest } from './types';

/** Reads the body of a request. Rejects when the client disconnects before the end. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** The parsed value of a JSON text. Any other text is given as it is, an empty one as undefined. */
export function parseBody(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

/** The log entry of a request that has just arrived. */
export function logEntryOf(request: IncomingMessage, body: unknown): LoggedRequest {
	const [path = '', ...rest] = (request.url ?? '').split('?');
	const rawQuery = rest.join('?');
	return {
		at: Date.now(),
		method: request.method ?? 'GET',
		path,
		query: { ...parseQuery(rawQuery) },
		rawQuery,
		headers: request.headers,
		body,
	};
}

/** The route of a request, or its method and path when no route of the contract matches. */
export function calledRoute({ route, method, path }: LoggedRequest): string {
	return route ?? `${method} ${path}`;
}

/** True when the Content-Type of a request is JSON. */
export function isJson(headers: IncomingHttpHeaders): boolean {
	return /^application\/(?:[\w.+-]+\+)?json\b/i.test(headers['content-type'] ?? '');
}

/** The body of an answer as it is sent; empty when the answer has no body. */
export function bodyText({ body, contentType }: Answer): string {
	if (body === undefined) return '';
	return contentType !== undefined && typeof body === 'string' ? body : JSON.stringify(body);
}

function encode(answer: Answer): { text: string; headers: Record<string, string | number> } {
	const { body, contentType = 'application/json; charset=utf-8', headers } = answer;
	const text = bodyText(answer);
	if (body === undefined) return { text, headers: { ...headers, 'content-length': 0 } };
	const length = Buffer.byteLength(text);
	return { text, headers: { 'content-type': contentType, 'content-length': length, ...headers } };
}

/** Sends an answer. Does nothing when the client has disconnected. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
	if (response.destroyed || response.headersSent) return;
	const { text, headers } = encode(answer);
	response.writeHead(answer.status, headers).end(text);
}

/** Sends the headers of an answer, which announce its whole length, then `start` only, and drops the connection. */
export function sendTruncated(response: ServerResponse, answer: Answer, start: string): void {
	if (response.destroyed) return;
	response.writeHead(answer.status, encode(answer).headers);
	response.write(start, () => response.socket?.destroy());
}

/** Drops the connection without an answer; the client gets ECONNRESET. */
export function dropConnection(response: ServerResponse): void {
	response.socket?.resetAndDestroy();
}
