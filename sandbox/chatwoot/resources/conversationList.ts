import type { ConversationRecord } from '../store/records';
import type { ChatwootState } from '../state';
import { conversationView } from '../views/conversation';

/** The query of a request that lists conversations. */
export interface ListQuery {
	assignee_type?: string;
	status?: string;
	q?: string;
	inbox_id?: number;
	team_id?: number;
	'labels[]'?: string[];
	sort_by?: string;
	page?: number;
}

const orders: Record<string, (a: ConversationRecord, b: ConversationRecord) => number> = {
	last_activity_at_asc: (a, b) => a.lastActivityAt - b.lastActivityAt || a.id - b.id,
	last_activity_at_desc: (a, b) => b.lastActivityAt - a.lastActivityAt || b.id - a.id,
	created_at_asc: (a, b) => a.createdAt - b.createdAt || a.id - b.id,
	created_at_desc: (a, b) => b.createdAt - a.createdAt || b.id - a.id,
};

function sorted(rows: ConversationRecord[], sortBy = 'last_activity_at_desc'): ConversationRecord[] {
	return [...rows].sort(orders[sortBy] ?? orders.last_activity_at_desc);
}

/** The conversations that match all filters but `assignee_type`. The counts of a list are about these conversations. */
export function filterConversations({ store }: ChatwootState, query: ListQuery): ConversationRecord[] {
	const { q, inbox_id: inboxId, team_id: teamId, 'labels[]': labels } = query;
	// A search ignores the status filter.
	const status = q === undefined ? (query.status ?? 'open') : 'all';
	return store.conversations.filter(
		(row) =>
			(status === 'all' || row.status === status) &&
			(inboxId === undefined || row.inboxId === inboxId) &&
			(teamId === undefined || row.teamId === teamId) &&
			(labels === undefined || row.labels.some((label) => labels.includes(label))) &&
			(q === undefined || store.messagesOf(row.id).some(({ content }) => content?.includes(q))),
	);
}

/** The counts of a list. `me` is the caller's id. */
export function countsOf(rows: ConversationRecord[], me: number) {
	const assigned = rows.filter(({ assigneeId }) => assigneeId !== null).length;
	return {
		mine_count: rows.filter(({ assigneeId }) => assigneeId === me).length,
		assigned_count: assigned,
		unassigned_count: rows.length - assigned,
		all_count: rows.length,
	};
}

/** The filter for a value of `assignee_type`. `me` is the caller's id. */
export function assigneeFilter(type: string, me: number): (row: ConversationRecord) => boolean {
	if (type === 'me') return ({ assigneeId }) => assigneeId === me;
	if (type === 'assigned') return ({ assigneeId }) => assigneeId !== null;
	return type === 'unassigned' ? ({ assigneeId }) => assigneeId === null : () => true;
}

/** The requested page of conversations, in the requested order. */
export function pageOf(state: ChatwootState, rows: ConversationRecord[], { page: number = 1, sort_by }: ListQuery) {
	const size = state.quirks.conversationPageSize;
	return sorted(rows, sort_by)
		.slice((number - 1) * size, number * size)
		.map((row) => conversationView(state, row));
}
