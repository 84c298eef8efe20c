import { randomUUID } from 'node:crypto';
import { objectOf, objectsOf, roleOf, textOfContent, toolDefinitionOf, type ModelApi } from './modelApi';
import type { Reply } from './script';

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

function messageOf(reply: Reply): object {
	if (typeof reply === 'string') return { role: 'assistant', content: reply };
	const calls = reply.map(({ tool, arguments: given }, index) => ({
		index,
		id: `call_${randomUUID()}`,
		type: 'function',
		function: { name: tool, arguments: JSON.stringify(given) },
	}));
	return { role: 'assistant', content: null, tool_calls: calls };
}

const envelope = (model: string, object: string) => ({ id: `chatcmpl-${randomUUID()}`, object, created: 0, model });
const finishReason = (reply: Reply) => (typeof reply === 'string' ? 'stop' : 'tool_calls');

/** The chat completions API: `POST /chat/completions`. */
export const chatCompletions: ModelApi = {
	parseRequest: (body) => {
		const { messages, stream, tools } = objectOf(body);
		return {
			messages: objectsOf(messages).map(({ role, content }) => ({
				role: roleOf(role),
				text: textOfContent(content),
			})),
			isStream: stream === true,
			tools: objectsOf(tools).map((tool) => toolDefinitionOf(tool.function)),
		};
	},
	response: (reply, model) => ({
		...envelope(model, 'chat.completion'),
		choices: [{ index: 0, message: messageOf(reply), finish_reason: finishReason(reply) }],
		usage,
	}),
	streamEvents: (reply, model) => {
		const chunk = envelope(model, 'chat.completion.chunk');
		return [
			{ data: { ...chunk, choices: [{ index: 0, delta: messageOf(reply), finish_reason: null }] } },
			{ data: { ...chunk, choices: [{ index: 0, delta: {}, finish_reason: finishReason(reply) }], usage } },
			{ data: '[DONE]' },
		];
	},
};
