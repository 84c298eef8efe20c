import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OtherServer {
	url: string;
	/** The headers of every request that arrived. */
	received: IncomingHttpHeaders[];
	close: () => Promise<void>;
}

export interface FixedAnswer {
	status: number;
	headers?: Record<string, string>;
	body?: string;
}

/** A server on loopback that is not the API: it answers everything in the same way. */
export async function startOtherServer({ status, headers = {}, body = '' }: FixedAnswer): Promise<OtherServer> {
	const received: IncomingHttpHeaders[] = [];
	const server = createServer((request, response) => {
		received.push(request.headers);
		response.writeHead(status, headers).end(body);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		received,
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}
