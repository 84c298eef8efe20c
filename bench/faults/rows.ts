import type { INodeExecutionData } from 'n8n-workflow';
import type { LoggedRequest, RespondentSandbox } from '../../sandbox';

/** One input row: a message and the conversation that it goes to. */
export interface InputRow {
	conversationId: string;
	message: string;
}

export const SEND_ROUTE = 'POST /v1/messaging/conversations/{conversationUid}/messages';

/** Creates `count` rows. Each has a text of its own, and a conversation of its own that is added to the sandbox. */
export function createRows({ store }: RespondentSandbox, count: number): InputRow[] {
	return store.addConversations(count).map(({ uid }, index) => ({
		conversationId: uid,
		message: `Hello ${index + 1}, would Tuesday at 10:00 work for you?`,
	}));
}

/** The rows as n8n items, one column per property. */
export function itemsOf(rows: readonly InputRow[]): INodeExecutionData[] {
	return rows.map((row) => ({ json: { ...row } }));
}

/** The message text in the body of a send request; empty for any other request. */
export function textOf({ body }: LoggedRequest): string {
	const text: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'body') : undefined;
	return typeof text === 'string' ? text : '';
}
