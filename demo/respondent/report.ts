import type { IDataObject } from 'n8n-workflow';
import { tableOf } from '../table';
import type { RowReport } from './workflow';

/** The number of rows by what happened to their conversation. */
export interface ConversationCounts {
	opened: number;
	reused: number;
	failed: number;
}

/** Counts the rows by what happened to their conversation. */
export function conversationCounts(reports: RowReport[]): ConversationCounts {
	const withOne = reports.filter(({ conversationId }) => conversationId !== undefined);
	const reused = withOne.filter((report) => report.reused).length;
	return { opened: withOne.length - reused, reused, failed: reports.length - withOne.length };
}

/** The rows whose conversation holds exactly one message with their text, and that message has the row's message ID. */
export function storedOnce(reports: RowReport[], messages: IDataObject[]): RowReport[] {
	return reports.filter(({ messageId, conversationId, text }) => {
		const alike = messages.filter((message) => message.conversationId === conversationId && message.text === text);
		return alike.length === 1 && alike[0]?.messageId === messageId;
	});
}

/** The rows as a table for the terminal. */
export function outreachTable(reports: RowReport[]): string {
	return tableOf(
		{ Row: 5, Name: 10, Project: 20, Conversation: 14, Message: 11, Status: 14, Why: 38 },
		reports.map(({ row, name, project, conversationId, messageId, status, why = '' }) => [
			row,
			shortened(name, 8),
			shortened(project, 18),
			idOf(conversationId),
			idOf(messageId),
			status,
			why,
		]),
	);
}

function idOf(id: string | undefined): string {
	return id === undefined ? '-' : shortened(id, 9);
}

function shortened(text: string, length: number): string {
	return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
