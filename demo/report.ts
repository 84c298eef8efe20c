import Table from 'cli-table3';
import type { IDataObject } from 'n8n-workflow';
import type { RowReport } from './outreach';

/** How the rows ended; the first three add up to all rows, and so do the last three. */
export interface Totals {
	sent: number;
	alreadySent: number;
	refused: number;
	opened: number;
	reused: number;
	withoutConversation: number;
}

/** Counts how the rows ended. */
export function totalsOf(reports: RowReport[]): Totals {
	const count = (test: (report: RowReport) => boolean) => reports.filter(test).length;
	return {
		sent: count(({ status }) => status === 'sent'),
		alreadySent: count(({ status }) => status === 'already sent'),
		refused: count(({ status }) => status === 'refused'),
		opened: count(({ conversationId, reused }) => conversationId !== undefined && !reused),
		reused: count(({ reused }) => reused),
		withoutConversation: count(({ conversationId }) => conversationId === undefined),
	};
}

/** The rows that have a message which is there exactly once, with their text and in their conversation. */
export function storedOnce(reports: RowReport[], messages: IDataObject[]): RowReport[] {
	return reports.filter(({ messageId, conversationId, text }) => {
		const alike = messages.filter((message) => message.conversationId === conversationId && message.text === text);
		return alike.length === 1 && alike[0]?.messageId === messageId;
	});
}

/** The rows as a table. */
export function tableOf(reports: RowReport[]): string {
	const table = new Table({
		head: ['Row', 'Name', 'Project', 'Conversation', 'Message', 'Status', 'Why'],
		colWidths: [5, 10, 20, 14, 11, 14, 38],
		wordWrap: true,
		style: { head: [], border: [], compact: true },
	});
	for (const { row, name, project, conversationId, messageId, status, why } of reports) {
		table.push([
			row,
			shortened(name, 8),
			shortened(project, 18),
			idOf(conversationId),
			idOf(messageId),
			status,
			why ?? '',
		]);
	}
	return table.toString();
}

function idOf(id: string | undefined): string {
	return id === undefined ? '-' : shortened(id, 9);
}

function shortened(text: string, length: number): string {
	return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
