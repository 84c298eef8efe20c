import type { INodeExecutionData } from 'n8n-workflow';
import type { LoggedRequest, RespondentSandbox } from '../../sandbox';
import { kinds, lookUpFaults, RATE } from './kinds';

/** One row of the sheet that is sent. */
export interface SheetRow {
	conversationId: string;
	message: string;
}

export const sendRoute = 'POST /v1/messaging/conversations/{conversationUid}/messages';

/** A sheet with one message per row, each with a text and a conversation of its own, which are opened in the sandbox. */
export function openSheet({ store }: RespondentSandbox, count: number): SheetRow[] {
	return store.addConversations(count).map(({ uid }, index) => ({
		conversationId: uid,
		message: `Hello ${index + 1}, would Tuesday at 10:00 work for you?`,
	}));
}

export function itemsOf(rows: readonly SheetRow[]): INodeExecutionData[] {
	return rows.map((row) => ({ json: { ...row } }));
}

/** The text that a request is to send. */
export function textOf({ body }: LoggedRequest): string {
	const text: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'body') : undefined;
	return typeof text === 'string' ? text : '';
}

/**
 * Lets a fifth of the requests go wrong, the same ones for the same seed. The first four tries of the first row always
 * get 429, so that it fails: that is when n8n's Retry On Fail runs the node again also under On Error = Continue.
 */
export function addFaults({ faults, url }: RespondentSandbox, rows: readonly SheetRow[], seed: number): void {
	const first = rows[0]?.message;
	faults.add({ kind: '429', route: sendRoute, when: (request) => textOf(request) === first, times: 4 });
	const location = `${url}/login`;
	const sends = kinds.map(({ fault }) => (fault.kind === 'redirect' ? { ...fault, location } : fault));
	faults.mix({ route: sendRoute, seed, rate: RATE, kinds: sends });
	faults.mix({ method: 'GET', seed: seed + 1_000_000, rate: RATE, kinds: lookUpFaults });
}
