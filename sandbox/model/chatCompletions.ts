import { randomUUID } from 'node:crypto';
import type { Reply, Said } from './turn';
import { contentOf, objectOf, objectsOf, toolOf, type Wire } from './wire';

const speakers: Record<string, Said['by']> = {
	assistant: 'model',
	developer: 'system',
	system: 'system',
	tool: 'tool',
};

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

const frame = (model: string, object: string) => ({ id: `chatcmpl-${randomUUID()}`, object, created: 0, model });
const ending = (reply: Reply) => (typeof reply === 'string' ? 'stop' : 'tool_calls');

/** `POST /chat/completions` */
export const chatCompletions: Wire = {
	read: (body) => {
		const { messages, stream, tools } = objectOf(body);
		return {
			said: objectsOf(messages).map(({ role, content }) => ({
				by: speakers[String(role)] ?? 'user',
				text: contentOf(content),
			})),
			streamed: stream === true,
			tools: objectsOf(tools).map((tool) => toolOf(tool.function)),
		};
	},
	whole: (reply, model) => ({
		...frame(model, 'chat.completion'),
		choices: [{ index: 0, message: messageOf(reply), finish_reason: ending(reply) }],
		usage,
	}),
	stream: (reply, model) => {
		const chunk = { ...frame(model, 'chat.completion.chunk') };
		return [
			{ data: { ...chunk, choices: [{ index: 0, delta: messageOf(reply), finish_reason: null }] } },
			{ data: { ...chunk, choices: [{ index: 0, delta: {}, finish_reason: ending(reply) }], usage } },
			{ data: '[DONE]' },
		];
	},
};
