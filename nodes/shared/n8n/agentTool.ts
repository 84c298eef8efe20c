import type { INode, INodeExecutionData } from 'n8n-workflow';

/** The most records that an AI agent gets at once; more would fill its context. */
export const MOST_FOR_A_TOOL = 100;

/** Whether a node is the tool of an AI agent: n8n gives that form of a node type a name of its own. */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/** The items for an agent: {@link MOST_FOR_A_TOOL} at most, and a note when there are more. */
export function forAgent(items: INodeExecutionData[]): INodeExecutionData[] {
	if (items.length <= MOST_FOR_A_TOOL) return items;
	const note = `Only the first ${MOST_FOR_A_TOOL} of ${items.length} are shown. Narrow the filters, or lower the limit.`;
	return [...items.slice(0, MOST_FOR_A_TOOL), { json: { note }, pairedItem: { item: 0 } }];
}

/** Puts what to do into the message of an error: n8n shows an agent nothing but the message. */
export function toldToAgent(error: unknown): unknown {
	if (!(error instanceof Error) || !('description' in error)) return error;
	const { message, description } = error;
	if (typeof description === 'string' && description !== '' && !message.includes(description))
		error.message = `${message}. ${description}`;
	return error;
}
