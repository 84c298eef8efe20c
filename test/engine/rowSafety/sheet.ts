import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { RespondentSandbox } from '../../../sandbox';
import { byId } from '../../support/harness';

export const SEND = 'POST /v1/messaging/conversations/{conversationUid}/messages';

/** Parameters of a send whose conversation and text come from the row. */
export const fromRow: INodeParameters = { conversationId: byId('={{ $json.to }}'), text: '={{ $json.text }}' };

/** Rows that send a text of their own to the conversations in turn. */
export function sheetOf(sandbox: RespondentSandbox, count: number): INodeExecutionData[] {
	const { conversations } = sandbox.store;
	return Array.from({ length: count }, (_, index) => ({
		json: { to: conversations[index % conversations.length]?.uid ?? '', text: `Row ${index}`, column: `kept ${index}` },
	}));
}

/** How often the text of each row is stored. */
export function storedPerRow(sandbox: RespondentSandbox, count: number): number[] {
	const counts = new Map<string, number>();
	for (const { body } of sandbox.store.messages) counts.set(body, (counts.get(body) ?? 0) + 1);
	return Array.from({ length: count }, (_, index) => counts.get(`Row ${index}`) ?? 0);
}
