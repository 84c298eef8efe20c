import type { ToolDefinition, Reply, ModelRequest } from './turn';

/** One event of a stream; `event` is left out by the older API. */
export interface StreamEvent {
	event?: string;
	data: unknown;
}

/** One of OpenAI's ways to ask a model: how a request is read and a reply written. */
export interface ModelApi {
	parseRequest: (body: unknown) => ModelRequest;
	/** The reply in one piece. */
	response: (reply: Reply, model: string) => object;
	/** The same as the events of a stream. */
	streamEvents: (reply: Reply, model: string) => StreamEvent[];
}

/** A JSON object, or an empty one for anything else. */
export function objectOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A list of JSON objects, empty for anything else. */
export function objectsOf(value: unknown): Array<Record<string, unknown>> {
	return Array.isArray(value) ? value.map(objectOf) : [];
}

/** Content as text: it comes as a string, or as a list of parts. */
export function textOfContent(value: unknown): string {
	if (typeof value === 'string') return value;
	return objectsOf(value)
		.map(({ text }) => (typeof text === 'string' ? text : ''))
		.join('');
}

/** A tool from the object that carries its name, description and parameters. */
export function toolDefinitionOf(value: unknown): ToolDefinition {
	const { name, description, parameters } = objectOf(value);
	return {
		name: String(name),
		description: typeof description === 'string' ? description : '',
		parameters: objectOf(parameters),
	};
}
