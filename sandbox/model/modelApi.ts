import type { ChatMessage, ModelRequest, Reply, ToolDefinition } from './script';

/** An event of a streamed response. The chat completions API has no `event`. */
export interface StreamEvent {
	event?: string;
	data: unknown;
}

/** One of OpenAI's APIs for language models: how to read its requests, and how to write its responses. */
export interface ModelApi {
	/** Reads the JSON body of a request. */
	parseRequest: (body: unknown) => ModelRequest;
	/** The response body for a reply. */
	response: (reply: Reply, model: string) => object;
	/** The same response as the events of a stream. */
	streamEvents: (reply: Reply, model: string) => StreamEvent[];
}

/** A copy of a JSON object; an empty object for any other value. */
export function objectOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Copies of the JSON objects in a list; an empty list for any other value. */
export function objectsOf(value: unknown): Array<Record<string, unknown>> {
	return Array.isArray(value) ? value.map(objectOf) : [];
}

/** The text of a message's content, which is a string or a list of parts. */
export function textOfContent(value: unknown): string {
	if (typeof value === 'string') return value;
	return objectsOf(value)
		.map(({ text }) => (typeof text === 'string' ? text : ''))
		.join('');
}

const roles: Record<string, ChatMessage['role']> = {
	assistant: 'model',
	developer: 'system',
	system: 'system',
	tool: 'tool',
};

/** Our role for a role of OpenAI's APIs. */
export function roleOf(role: unknown): ChatMessage['role'] {
	return roles[String(role)] ?? 'user';
}

/** A tool from the object with its name, description and parameters. */
export function toolDefinitionOf(value: unknown): ToolDefinition {
	const { name, description, parameters } = objectOf(value);
	return {
		name: String(name),
		description: typeof description === 'string' ? description : '',
		parameters: objectOf(parameters),
	};
}
