import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { chatwootRoutes } from './chatwoot';
import { respondentRoutes } from './respondent';
import type { Route } from './route';
import { sinchRoutes } from './sinch';

/** What a run finds on the server. */
export interface ServerState {
	/** Records in every list. */
	records: number;
	/** Milliseconds before each answer. */
	delay: number;
}

/** A server that answers like the three vendors, as fast as it can: it keeps nothing and checks nothing. */
export interface BenchServer {
	url: string;
	/** Requests since the last reset. */
	count: () => number;
	reset: (state: ServerState) => void;
	close: () => void;
}

const routes: Route[] = [...respondentRoutes, ...chatwootRoutes, ...sinchRoutes];

/** Starts the server on a free port of the loopback interface. */
export async function startServer(): Promise<BenchServer> {
	let state: ServerState = { records: 0, delay: 0 };
	let count = 0;
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const body = await textOf(request);
		count++;
		if (state.delay > 0) await sleep(state.delay);
		const [path = '', search = ''] = (request.url ?? '').split('?');
		const query = new URLSearchParams(search);
		const found = routes.find(({ method, pattern }) => method === request.method && pattern.test(path));
		const text = found?.answer({ path, query, body, records: state.records }) ?? '{"error":"Not Found"}';
		const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
		response.writeHead(found ? found.status : 404, headers).end(text);
	};
	// Connections that wait for their turn stay open: one that is closed just when it is used again fails its request.
	const server = createServer({ keepAliveTimeout: 0 }, (request, response) => void answer(request, response));
	// The node may open all its connections at the same moment.
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

async function textOf(request: IncomingMessage): Promise<string> {
	if (request.method === 'GET') return '';
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}
