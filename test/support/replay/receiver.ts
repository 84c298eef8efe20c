import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { parseBody, readBody } from '../../../sandbox/server/exchange';
import { closeServer, listen } from '../../../sandbox/server/listen';

/** A webhook call that has arrived. */
export interface ReceivedCall {
	path: string;
	headers: IncomingHttpHeaders;
	raw: string;
	/** Parsed JSON. */
	body: unknown;
}

/** A server for webhook calls. */
export interface Receiver {
	url: string;
	/** Removes the calls to a path, and gives them in the order of arrival. */
	take(path: string): ReceivedCall[];
	close(): Promise<void>;
}

/** Starts a server on 127.0.0.1 that takes every call with 200. */
export async function startReceiver(): Promise<Receiver> {
	let calls: ReceivedCall[] = [];
	const server = createServer((request, response) => {
		void readBody(request).then((bytes) => {
			const raw = bytes.toString();
			calls.push({ path: request.url ?? '', headers: request.headers, raw, body: parseBody(raw) });
			response.end('ok');
		});
	});
	return {
		url: await listen(server, 0),
		take: (path) => {
			const taken = calls.filter((call) => call.path === path);
			calls = calls.filter((call) => call.path !== path);
			return taken;
		},
		close: async () => await closeServer(server),
	};
}

/** Whether the signature of a call is valid; `present` when the secret is not known. */
export function signatureOf({ headers, raw }: ReceivedCall, secret: unknown): 'invalid' | 'none' | 'present' | 'valid' {
	const { 'x-chatwoot-signature': signature, 'x-chatwoot-timestamp': timestamp } = headers;
	if (!signature) return 'none';
	if (typeof secret !== 'string' || secret === '') return 'present';
	const expected = createHmac('sha256', secret)
		.update(`${String(timestamp)}.${raw}`)
		.digest('hex');
	return signature === `sha256=${expected}` ? 'valid' : 'invalid';
}
