/** A tool that a request offers to the model. */
export interface ToolDefinition {
	name: string;
	description: string;
	/** JSON schema of the arguments. */
	parameters: Record<string, unknown>;
}

/** A tool call that the model asks for. */
export interface ToolCall {
	tool: string;
	arguments: Record<string, unknown>;
}

/** A message of a chat. */
export interface ChatMessage {
	/** Who wrote it. `tool` marks the result of a tool call. */
	role: 'model' | 'system' | 'tool' | 'user';
	/** Empty for a message that consists of tool calls only. */
	text: string;
}

/** A request to the model. */
export interface ModelRequest {
	/** The chat so far, oldest message first. */
	messages: ChatMessage[];
	tools: ToolDefinition[];
	/** True when the reply is requested as a stream. */
	isStream: boolean;
}

/** The model's reply: a text, or tool calls. */
export type Reply = string | ToolCall[];

/** Gives the model's reply to a request. When it throws, the request gets a 500 with the error's message. */
export type Script = (request: ModelRequest) => Reply;

/** The results of all tool calls in the chat so far, oldest first. */
export function toolResults({ messages }: ModelRequest): string[] {
	return messages.filter(({ role }) => role === 'tool').map(({ text }) => text);
}

/** The first tool whose name matches. Throws with the names of all tools when none matches. */
export function findTool({ tools }: ModelRequest, name: RegExp): ToolDefinition {
	const found = tools.find((tool) => name.test(tool.name));
	if (!found) throw new Error(`No tool like ${String(name)} among ${tools.map((tool) => tool.name).join(', ')}`);
	return found;
}
