/** A tool as the model is told of it. */
export interface ToolDefinition {
	name: string;
	description: string;
	/** JSON schema of the arguments. */
	parameters: Record<string, unknown>;
}

/** Something the model asks for. */
export interface ToolCall {
	tool: string;
	arguments: Record<string, unknown>;
}

/** One thing that was said in a chat: by the user, by the model, or by a tool that the model had called. */
export interface ChatMessage {
	role: 'model' | 'system' | 'tool' | 'user';
	/** Empty where the model only called tools. */
	text: string;
}

/** What the model is asked: everything that was said, and the tools it may call. */
export interface ModelRequest {
	messages: ChatMessage[];
	tools: ToolDefinition[];
	/** Whether the reply is asked for as a stream. */
	isStream: boolean;
}

/** What the model says next: an answer, or calls of tools. */
export type Reply = string | ToolCall[];

/** Decides what the model says; a throw becomes an answer of status 500 with its message. */
export type Script = (turn: ModelRequest) => Reply;

/** What the tools have answered so far, the first one first. */
export function toolResults({ messages: said }: ModelRequest): string[] {
	return said.filter(({ role: by }) => by === 'tool').map(({ text }) => text);
}

/** The first offered tool whose name matches. Throws with the names that are offered. */
export function findTool({ tools }: ModelRequest, name: RegExp): ToolDefinition {
	const found = tools.find((tool) => name.test(tool.name));
	if (!found) throw new Error(`No tool like ${String(name)} among ${tools.map((tool) => tool.name).join(', ')}`);
	return found;
}
