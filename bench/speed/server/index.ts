import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { chatwootRoutes } from './chatwoot';
import { respondentRoutes } from './respondent';
import type { Route } from './route';
import { sinchRoutes } from './sinch';

/** The state of the server during a measurement. */
export interface ServerState {
	/** The number of records in every list. */
	records: number;
	/** Milliseconds before each response. */
	delay: number;
}

/** A server that responds in the shapes of the three vendors as fast as it can. It validates and stores nothing. */
export interface BenchServer {
	url: string;
	/** The number of requests since the last reset. */
	count: () => number;
	reset: (state: ServerState) => void;
	close: () => void;
}

const routes: Route[] = [...respondentRoutes, ...chatwootRoutes, ...sinchRoutes];

/** Starts the server on a free port of the loopback interface. */
export async function startServer(): Promise<BenchServer> {
	let state: ServerState = { records: 0, delay: 0 };
	let count = 0;
	const respond = async (request: IncomingMessage, response: ServerResponse) => {
		const body = await bodyOf(request);
		count++;
		if (state.delay > 0) await sleep(state.delay);
		const [path = '', search = ''] = (request.url ?? '').split('?');
		const query = new URLSearchParams(search);
		const found = routes.find(({ method, pattern }) => method === request.method && pattern.test(path));
		const text = found?.respond({ path, query, body, records: state.records }) ?? '{"error":"Not Found"}';
		const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
		response.writeHead(found ? found.status : 404, headers).end(text);
	};
	// Idle connections stay open. A connection that the server closes while the client reuses it would fail that request.
	const server = createServer({ keepAliveTimeout: 0 }, (request, response) => void respond(request, response));
	// A client may open all its connections at the same moment.
	await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 20_000 }, resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		count: () => count,
		reset: (next) => {
			state = next;
			count = 0;
		},
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	if (request.method === 'GET') return '';
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}
