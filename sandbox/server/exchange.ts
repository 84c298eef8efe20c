import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import type { Answer, LoggedRequest } from './types';

/** What a header says when it was sent once. */
export function headerOf(value: string | string[] | undefined): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** Reads a request to its end. Throws when the client goes away in the middle. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** JSON as a value, anything else as the text, nothing as undefined. */
export function parseBody(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

/** The log's entry for a request that has just arrived. */
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

/** True when the body may be read as JSON by the API, as its content type says. */
export function isJson(request: IncomingMessage): boolean {
	return /^application\/(?:[\w.+-]+\+)?json\b/i.test(headerOf(request.headers['content-type']) ?? '');
}

interface EncodedAnswer {
	text: string;
	headers: Record<string, string | number>;
}

function encode({ body, contentType, headers }: Answer): EncodedAnswer {
	if (body === undefined) return { text: '', headers: { ...headers, 'content-length': 0 } };
	const text = contentType !== undefined && typeof body === 'string' ? body : JSON.stringify(body);
	const length = Buffer.byteLength(text);
	const type = contentType ?? 'application/json; charset=utf-8';
	return { text, headers: { 'content-type': type, 'content-length': length, ...headers } };
}

/** Sends an answer; does nothing when the client is gone. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
	if (response.destroyed || response.headersSent) return;
	const { text, headers } = encode(answer);
	response.writeHead(answer.status, headers).end(text);
}

/** Announces the whole answer, sends its start and drops the connection. */
export function sendTruncated(response: ServerResponse, answer: Answer, start: string): void {
	if (response.destroyed) return;
	response.writeHead(answer.status, encode(answer).headers);
	response.write(start, () => response.socket?.destroy());
}

/** Drops the connection without an answer; the client sees ECONNRESET. */
export function dropConnection(response: ServerResponse): void {
	response.socket?.resetAndDestroy();
}
