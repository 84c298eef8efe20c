import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Exchange } from './shape';

/** A proxy on loopback that notes what goes through it. */
export interface Recorder {
	/** `http://127.0.0.1:PORT` */
	url: string;
	/** The requests since the start, in the order of their answers. */
	exchanges: Exchange[];
	close: () => Promise<void>;
}

// Headers that belong to one connection, and those that the other side sets itself.
const OWN = new Set([
	'accept-encoding',
	'connection',
	'content-encoding',
	'content-length',
	'host',
	'transfer-encoding',
]);

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function parsed(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/**
 * Passes all requests on to `target`, and answers as it answers. Rejects when no port is free. `isNoted` says which paths are
 * noted: the address that gives out tokens is no part of a contract.
 */
export async function startRecorder(target: string, isNoted: (path: string) => boolean): Promise<Recorder> {
	const exchanges: Exchange[] = [];
	const server = createServer((request, response) => {
		const { method = 'GET', url = '/' } = request;
		void (async () => {
			const body = await bodyOf(request);
			const headers = Object.entries(request.headers).filter(([name]) => !OWN.has(name)) as Array<[string, string]>;
			const answer = await fetch(target + url, {
				method,
				headers,
				redirect: 'manual',
				...(body.length > 0 && { body: new Uint8Array(body) }),
			});
			const text = await answer.text();
			const [path = ''] = url.split('?');
			if (isNoted(path)) exchanges.push({ method, path, status: answer.status, body: parsed(text) });
			response.writeHead(answer.status, [...answer.headers].filter(([name]) => !OWN.has(name)).flat());
			response.end(text);
		})().catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		exchanges,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
