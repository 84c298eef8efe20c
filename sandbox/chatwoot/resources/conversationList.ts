import type { OperationHandler } from '../../server/types';
import { queryOf } from '../params';
import { authorize } from '../rules/access';
import {
	assigneeTest,
	countsOf,
	foundConversations,
	listedConversations,
} from '../rules/conversations/conversationFinder';
import type { ChatwootState } from '../state';
import { conversationView } from '../views/conversation';

/** Handlers of the list of conversations and of its counts. */
export const conversationListHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listConversations: (call, state) => {
		const caller = authorize(call, state);
		const query = queryOf(call);
		const rows = foundConversations(caller, query, state);
		const shown = listedConversations(rows.filter(assigneeTest(query.assignee_type, caller.id)), query, state);
		const payload = shown.map((row) => conversationView(state, row, caller));
		return { status: 200, body: { data: { meta: countsOf(rows, caller, query, state), payload } } };
	},

	getConversationCounts: (call, state) => {
		const caller = authorize(call, state);
		const query = queryOf(call);
		const meta = countsOf(foundConversations(caller, query, state), caller, query, state);
		return { status: 200, body: state.quirks.countsEnvelope === 'meta' ? { meta } : { data: { meta } } };
	},
};
