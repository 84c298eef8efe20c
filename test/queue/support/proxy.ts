import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { WEBHOOK_PATHS } from './settings';

/** What stands before the processes of n8n, under one address. */
export interface Proxy {
	url: string;
	/** How a delivery reaches the webhook processors: one of them in turn, always the same one, or all of them at once. */
	spread: 'all' | 'in turn' | number;
	/** The status that each webhook processor answered, per delivery, in the order in which they arrived. */
	deliveries: number[][];
	/** Delivers the last deliveries once more, each to the processor after the one that got it, as a service does that retries. */
	repeat: (count: number) => Promise<void>;
	close: () => Promise<void>;
}

interface Targets {
	main: number;
	webhooks: number[];
}

/** How many deliveries can be repeated. */
const REMEMBERED = 100;

/** A reverse proxy on loopback, which sends deliveries to the webhook processors and everything else to the main process. */
export async function startProxy(targets: () => Targets, port = 0): Promise<Proxy> {
	let turn = 0;
	const seen: Array<{ incoming: IncomingMessage; body: Buffer; port: number | undefined }> = [];
	const proxy: Omit<Proxy, 'close' | 'url'> = {
		spread: 'in turn',
		deliveries: [],
		repeat: async (count) => {
			const { webhooks } = targets();
			for (const { incoming, body, port } of seen.slice(-count)) {
				const other = webhooks[(webhooks.indexOf(port ?? 0) + 1) % webhooks.length] ?? 0;
				await forwarded(incoming, body, other);
			}
		},
	};
	const deliver = async (incoming: IncomingMessage, response: ServerResponse) => {
		const { webhooks } = targets();
		const body = await bodyOf(incoming);
		const ports = portsFor(proxy.spread, webhooks, turn++);
		seen.push({ incoming, body, port: ports[0] });
		seen.splice(0, seen.length - REMEMBERED);
		const statuses: number[] = [];
		proxy.deliveries.push(statuses);
		const answers = await Promise.all(ports.map(async (target) => await forwarded(incoming, body, target)));
		statuses.push(...answers.map(({ status }) => status));
		const [first] = answers;
		response.writeHead(first?.status ?? 502, first?.headers).end(first?.body);
	};
	const server = createServer((incoming, response) => {
		if (WEBHOOK_PATHS.some((path) => incoming.url?.startsWith(path))) void deliver(incoming, response);
		else pass(incoming, response, targets().main);
	});
	// The editor's own connection to the main process.
	server.on('upgrade', (incoming, socket, head) => {
		const upstream = connect(targets().main, '127.0.0.1', () => {
			upstream.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${rawHeaders(incoming)}\r\n\r\n`);
			upstream.write(head);
			socket.pipe(upstream).pipe(socket);
		});
		for (const end of [upstream, socket]) end.on('error', () => [upstream, socket].forEach((each) => each.destroy()));
	});
	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
	return Object.assign(proxy, {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	});
}

function portsFor(spread: Proxy['spread'], ports: number[], turn: number): number[] {
	if (spread === 'all') return ports;
	const index = spread === 'in turn' ? turn % ports.length : spread;
	return ports.slice(index, index + 1);
}

interface Answer {
	status: number;
	headers?: IncomingMessage['headers'];
	body?: Buffer;
}

async function forwarded(incoming: IncomingMessage, body: Buffer, port: number): Promise<Answer> {
	return await new Promise((resolve) => {
		const outgoing = request(optionsFor(incoming, port), (answer) => {
			void bodyOf(answer).then((text) =>
				resolve({ status: answer.statusCode ?? 502, headers: withoutHops(answer.headers), body: text }),
			);
		});
		outgoing.once('error', () => resolve({ status: 502 }));
		outgoing.end(body);
	});
}

function pass(incoming: IncomingMessage, response: ServerResponse, port: number): void {
	const outgoing = request(optionsFor(incoming, port), (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	outgoing.once('error', () => response.headersSent || response.writeHead(502).end('The main process is not running.'));
	response.once('close', () => outgoing.destroy());
	incoming.pipe(outgoing);
}

const optionsFor = ({ method, url, headers }: IncomingMessage, port: number) => ({
	host: '127.0.0.1',
	port,
	method,
	path: url,
	headers: { ...headers, connection: 'close' },
	agent: false as const,
});

// The body has been read as a whole: it is not sent in chunks any more.
function withoutHops({ 'transfer-encoding': _chunks, connection: _hop, ...headers }: IncomingMessage['headers']) {
	return headers;
}

function rawHeaders({ rawHeaders: pairs }: IncomingMessage): string {
	return pairs
		.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`))
		.join('')
		.trimEnd();
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}
