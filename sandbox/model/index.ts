import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseBody, readBody, sendAnswer } from '../server/exchange';
import type { ServiceOptions } from '../server/service';
import { chatCompletions } from './chatCompletions';
import { responses } from './responses';
import type { Script, ModelRequest } from './turn';
import type { StreamEvent, ModelApi } from './wire';

export { toolResults, findTool } from './turn';
export type { ChatMessage, ModelRequest, Reply, Script, ToolCall, ToolDefinition } from './turn';

/** A running stand-in for a language model: it says what its script says. */
export interface ModelSandbox {
	/** Base URL for an OpenAI credential, `/v1` included. */
	url: string;
	apiKey: string;
	/** Decides what the model says; set it at any time. */
	script: Script;
	/** Everything that the model was asked, in order. */
	requests: ModelRequest[];
	close: () => Promise<void>;
}

/** The name under which the model is offered. */
export const modelName = 'scripted';

const apiKey = 'sandbox-model-key';
const apis: Record<string, ModelApi> = { '/v1/chat/completions': chatCompletions, '/v1/responses': responses };

/**
 * Serves OpenAI's chat completions and responses on 127.0.0.1, in one piece and as a stream, with the words of a script.
 * It proves what an agent sees and does; it is no language model. Rejects when the port is taken.
 */
export async function startModel(
	script: Script,
	{ port = 0 }: Pick<ServiceOptions, 'port'> = {},
): Promise<ModelSandbox> {
	const turns: ModelRequest[] = [];
	const server = createServer((request, response) => {
		answer(request, response).catch((error: unknown) => {
			const message = error instanceof Error ? error.message : String(error);
			sendAnswer(response, { status: 500, body: { error: { message } } });
		});
	});

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = parseBody((await readBody(request)).toString('utf8'));
		if (request.headers.authorization !== `Bearer ${apiKey}`) {
			return sendAnswer(response, { status: 401, body: { error: { message: 'Incorrect API key provided' } } });
		}
		if (request.url === '/v1/models') {
			return sendAnswer(response, {
				status: 200,
				body: { object: 'list', data: [{ id: modelName, object: 'model' }] },
			});
		}
		const wire = apis[request.url ?? ''];
		if (!wire) return sendAnswer(response, { status: 404, body: { error: { message: 'There is nothing here' } } });
		const turn = wire.parseRequest(body);
		turns.push(turn);
		const reply = sandbox.script(turn);
		if (turn.isStream) return sendStream(response, wire.streamEvents(reply, modelName));
		sendAnswer(response, { status: 200, body: wire.response(reply, modelName) });
	}

	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	const sandbox: ModelSandbox = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		apiKey,
		script,
		requests: turns,
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
	return sandbox;
}

function sendStream(response: ServerResponse, events: StreamEvent[]): void {
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	for (const { event, data } of events) {
		if (event !== undefined) response.write(`event: ${event}\n`);
		response.write(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
	}
	response.end();
}
