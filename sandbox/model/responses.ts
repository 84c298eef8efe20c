import { randomUUID } from 'node:crypto';
import {
	objectOf,
	objectsOf,
	roleOf,
	textOfContent,
	toolDefinitionOf,
	type ModelApi,
	type StreamEvent,
} from './modelApi';
import type { ChatMessage, Reply } from './script';

function messageOf({ type, role, content, output }: Record<string, unknown>): ChatMessage {
	if (type === 'function_call_output') return { role: 'tool', text: textOfContent(output) };
	if (type === 'function_call') return { role: 'model', text: '' };
	return { role: roleOf(role), text: textOfContent(content) };
}

function outputOf(reply: Reply): object[] {
	if (typeof reply !== 'string') {
		return reply.map(({ tool, arguments: given }) => ({
			type: 'function_call',
			id: `fc_${randomUUID()}`,
			call_id: `call_${randomUUID()}`,
			name: tool,
			arguments: JSON.stringify(given),
			status: 'completed',
		}));
	}
	const content = [{ type: 'output_text', text: reply, annotations: [] }];
	return [{ type: 'message', id: `msg_${randomUUID()}`, role: 'assistant', status: 'completed', content }];
}

function responseOf(output: object[], model: string) {
	return {
		id: `resp_${randomUUID()}`,
		object: 'response',
		created_at: 0,
		model,
		status: 'completed',
		error: null,
		incomplete_details: null,
		output,
		usage: {
			input_tokens: 1,
			output_tokens: 1,
			total_tokens: 2,
			input_tokens_details: { cached_tokens: 0 },
			output_tokens_details: { reasoning_tokens: 0 },
		},
	};
}

/** The responses API: `POST /responses`. */
export const responses: ModelApi = {
	parseRequest: (body) => {
		const { input, stream, tools } = objectOf(body);
		return {
			messages: typeof input === 'string' ? [{ role: 'user', text: input }] : objectsOf(input).map(messageOf),
			isStream: stream === true,
			tools: objectsOf(tools).map(toolDefinitionOf),
		};
	},
	response: (reply, model) => responseOf(outputOf(reply), model),
	streamEvents: (reply, model) => {
		const output = outputOf(reply);
		const response = responseOf(output, model);
		const events: StreamEvent[] = [
			{ event: 'response.created', data: { response: { ...response, status: 'in_progress', output: [] } } },
			...output.flatMap((item, index) => [
				{ event: 'response.output_item.added', data: { output_index: index, item } },
				...(typeof reply === 'string'
					? [{ event: 'response.output_text.delta', data: { output_index: index, content_index: 0, delta: reply } }]
					: []),
				{ event: 'response.output_item.done', data: { output_index: index, item } },
			]),
			{ event: 'response.completed', data: { response } },
		];
		return events.map(({ event, data }) => ({ event, data: { type: event, ...objectOf(data) } }));
	},
};
