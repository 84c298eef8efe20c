import type { OperationHandler } from '../../server/types';
import { bodyOf, paramsOf } from '../params';
import { authorize } from '../rules/access';
import { conversationFilter } from '../rules/filters/conversationFilter';
import { dayOf } from '../rules/filters/days';
import { filterRows } from '../rules/filters/filter';
import { pageOfRows } from '../rules/pages';
import { descending, inOrder } from '../rules/ties';
import { visibleConversations } from '../rules/visibility';
import type { ChatwootState } from '../state';
import type { ConversationRecord } from '../store/records';
import { conversationView } from '../views/conversation';

const newestFirst = descending(({ lastActivityAt }: ConversationRecord) => lastActivityAt);

/**
 * The handler of the conversation filter: the newest last activity first, whatever the request sorts by. The meta has no
 * count of the assigned ones.
 *
 * Chatwoot v4.15.1 app/services/conversations/filter_service.rb:50, app/views/api/v1/accounts/conversations/filter.json.jbuilder:2
 */
export const conversationFilterHandlers: Record<string, OperationHandler<ChatwootState>> = {
	filterConversations: (call, state) => {
		const caller = authorize(call, state);
		const { server, store, quirks, clock } = state;
		const context = { server, definitions: store.attributeDefinitions, today: dayOf(clock() / 1000) };
		const met = filterRows(store.conversations, bodyOf(call).payload, conversationFilter(server), context);
		const visible = new Set(visibleConversations(caller, store));
		const rows = met.filter((row) => visible.has(row));
		const page = pageOfRows(inOrder(rows, newestFirst, store.random), paramsOf(call).page, quirks.conversationPageSize);
		const meta = {
			mine_count: rows.filter(({ assigneeId }) => assigneeId === caller.id).length,
			unassigned_count: rows.filter(({ assigneeId }) => assigneeId === null).length,
			all_count: rows.length,
		};
		const body = { meta, payload: page.map((row) => conversationView(state, row, caller)) };
		return { status: 200, body: quirks.filterEnvelope === 'top' ? body : { data: body } };
	},
};
