import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call of a webhook, a callback or a bot. */
export interface ReceivedCall {
	path: string;
	headers: IncomingHttpHeaders;
	text: string;
	body: Record<string, unknown>;
}

/** A server on loopback that takes events. `status` is what it answers. */
export interface Receiver {
	readonly url: string;
	readonly calls: ReceivedCall[];
	status: number;
}

/** Starts a receiver before the tests of a file, empties it before each test, and closes it after all tests. */
export function useReceiver(): Receiver {
	let server: Server | undefined;
	const receiver = { url: '', calls: [] as ReceivedCall[], status: 204 };
	beforeAll(async () => {
		server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const text = Buffer.concat(chunks).toString();
				const body = JSON.parse(text) as Record<string, unknown>;
				receiver.calls.push({ path: request.url ?? '', headers: request.headers, text, body });
				response.writeHead(receiver.status).end();
			});
		});
		await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
		receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	beforeEach(() => {
		receiver.calls.length = 0;
		receiver.status = 204;
	});
	afterAll(() => {
		server?.closeAllConnections();
		server?.close();
	});
	return receiver;
}
