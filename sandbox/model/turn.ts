/** A tool as the model is told of it. */
export interface OfferedTool {
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
export interface Said {
	by: 'model' | 'system' | 'tool' | 'user';
	/** Empty where the model only called tools. */
	text: string;
}

/** What the model is asked: everything that was said, and the tools it may call. */
export interface Turn {
	said: Said[];
	tools: OfferedTool[];
	/** Whether the reply is asked for as a stream. */
	streamed: boolean;
}

/** What the model says next: an answer, or calls of tools. */
export type Reply = string | ToolCall[];

/** Decides what the model says; a throw becomes an answer of status 500 with its message. */
export type Script = (turn: Turn) => Reply;

/** What the tools have answered so far, the first one first. */
export function toolAnswers({ said }: Turn): string[] {
	return said.filter(({ by }) => by === 'tool').map(({ text }) => text);
}

/** The first offered tool whose name matches. Throws with the names that are offered. */
export function toolLike({ tools }: Turn, name: RegExp): OfferedTool {
	const found = tools.find((tool) => name.test(tool.name));
	if (!found) throw new Error(`No tool like ${String(name)} among ${tools.map((tool) => tool.name).join(', ')}`);
	return found;
}
