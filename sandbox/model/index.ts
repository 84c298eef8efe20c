import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { errorMessage } from '../server/errorMessage';
import { parseBody, readBody, sendAnswer } from '../server/exchange';
import { closeServer, listen } from '../server/listen';
import type { ServiceOptions } from '../server/service';
import { chatCompletions } from './chatCompletions';
import type { ModelApi, StreamEvent } from './modelApi';
import { responses } from './responses';
import type { ModelRequest, Script } from './script';

export { findTool, toolResults } from './script';
export type { ChatMessage, ModelRequest, Reply, Script, ToolCall, ToolDefinition } from './script';

/** A running fake language model. A script gives its replies. */
export interface ModelSandbox {
	/** Base URL for an OpenAI credential; ends in `/v1`. */
	url: string;
	apiKey: string;
	/** Gives the replies; can be replaced at any time. */
	script: Script;
	/** All requests to the model, in order. */
	requests: ModelRequest[];
	close: () => Promise<void>;
}

/** The name of the only model. */
export const modelName = 'scripted';

const apiKey = 'sandbox-model-key';
const apis: Record<string, ModelApi> = { '/v1/chat/completions': chatCompletions, '/v1/responses': responses };

/**
 * Serves OpenAI's chat completions API and responses API on 127.0.0.1, streamed and not streamed. It lets tests see what an
 * AI agent sends to a model, and what the agent does with a known reply. Rejects when the port is taken.
 */
export async function startModel(
	script: Script,
	{ port = 0 }: Pick<ServiceOptions, 'port'> = {},
): Promise<ModelSandbox> {
	const requests: ModelRequest[] = [];
	const server = createServer((request, response) => {
		answer(request, response).catch((error: unknown) => {
			sendAnswer(response, { status: 500, body: { error: { message: errorMessage(error) } } });
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
		const api = apis[request.url ?? ''];
		if (!api) return sendAnswer(response, { status: 404, body: { error: { message: 'There is nothing here' } } });
		const modelRequest = api.parseRequest(body);
		requests.push(modelRequest);
		const reply = sandbox.script(modelRequest);
		if (modelRequest.isStream) return sendStream(response, api.streamEvents(reply, modelName));
		sendAnswer(response, { status: 200, body: api.response(reply, modelName) });
	}

	const url = await listen(server, port);
	const sandbox: ModelSandbox = {
		url: `${url}/v1`,
		apiKey,
		script,
		requests,
		close: async () => await closeServer(server),
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
