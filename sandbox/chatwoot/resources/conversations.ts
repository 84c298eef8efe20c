import type { OperationHandler } from '../../server/types';
import { authorize } from '../rules/access';
import type { ChangedAttributes } from '../store/changes';
import { assigneeFilter, countsOf, filterConversations, pageOf, type ListQuery } from './conversationList';
import { createConversation } from './createConversation';
import { matchesConditions, type Condition } from '../rules/conversationFilter';
import { orNotFound, requireConversation } from './lookups';
import { statuses, type Attributes, type ConversationRecord } from '../store/records';
import type { ChatwootState } from '../state';
import type { ChatwootStore } from '../store/store';
import { agentView, teamRecordView } from '../views/account';
import { conversationView } from '../views/conversation';

/** Sets the status of a conversation and raises both events. `snoozedUntil` is in Unix seconds. Ignores an unknown status. */
export function setStatus(
	store: ChatwootStore,
	conversation: ConversationRecord,
	status: string,
	snoozedUntil?: number,
): void {
	const before = conversation.status;
	conversation.status = statuses.find((known) => known === status) ?? before;
	conversation.snoozedUntil = status === 'snoozed' ? (snoozedUntil ?? null) : null;
	const changed: ChangedAttributes = { status: [before, conversation.status] };
	store.onChange({ event: 'conversation_status_changed', conversation, changed });
	store.onChange({ event: 'conversation_updated', conversation, changed });
}

function notifyUpdated({ store }: ChatwootState, conversation: ConversationRecord, changed: ChangedAttributes): void {
	store.onChange({ event: 'conversation_updated', conversation, changed });
}

/** Handlers of the application API's routes below /conversations, except those of messages. */
export const conversationHandlers: Record<string, OperationHandler<ChatwootState>> = {
	listConversations: (call, state) => {
		const query = call.query as ListQuery;
		const me = authorize(call, state).id;
		const rows = filterConversations(state, query);
		const shown = rows.filter(assigneeFilter(query.assignee_type ?? 'all', me));
		return { status: 200, body: { data: { meta: countsOf(rows, me), payload: pageOf(state, shown, query) } } };
	},

	getConversationCounts: (call, state) => {
		const meta = countsOf(filterConversations(state, call.query as ListQuery), authorize(call, state).id);
		return { status: 200, body: state.quirks.countsEnvelope === 'meta' ? { meta } : { data: { meta } } };
	},

	filterConversations: (call, state) => {
		const me = authorize(call, state).id;
		const { payload: conditions } = call.body as { payload: Condition[] };
		const rows = state.store.conversations.filter((row) => matchesConditions(row, conditions));
		const body = { meta: countsOf(rows, me), payload: pageOf(state, rows, call.query as ListQuery) };
		return { status: 200, body: state.quirks.filterEnvelope === 'top' ? body : { data: body } };
	},

	createConversation,

	getConversation: (call, state) => {
		authorize(call, state);
		return { status: 200, body: conversationView(state, requireConversation(call, state)) };
	},

	updateConversation: (call, state) => {
		authorize(call, state);
		const conversation = requireConversation(call, state);
		const { priority } = call.body as { priority?: string | null };
		if (priority !== undefined) conversation.priority = priority;
		notifyUpdated(state, conversation, { priority: [null, conversation.priority] });
		return { status: 200, body: conversationView(state, conversation) };
	},

	toggleConversationStatus: (call, state) => {
		const caller = authorize(call, state);
		const conversation = requireConversation(call, state);
		const { status, snoozed_until: until } = call.body as { status: string; snoozed_until?: number };
		setStatus(state.store, conversation, status, until);
		if (status === 'open' && caller.kind === 'user' && caller.user.role === 'agent')
			conversation.assigneeId = caller.id;
		const { id, status: current, snoozedUntil } = conversation;
		const payload = {
			success: true,
			conversation_id: id,
			current_status: current,
			snoozed_until: snoozedUntil === null ? null : new Date(snoozedUntil * 1000).toISOString(),
		};
		return { status: 200, body: { meta: {}, payload } };
	},

	toggleConversationPriority: (call, state) => {
		authorize(call, state);
		const conversation = requireConversation(call, state);
		const before = conversation.priority;
		conversation.priority = (call.body as { priority?: string | null }).priority ?? null;
		notifyUpdated(state, conversation, { priority: [before, conversation.priority] });
		return { status: 200 };
	},

	setConversationCustomAttributes: (call, state) => {
		authorize(call, state);
		const conversation = requireConversation(call, state);
		const before = conversation.customAttributes;
		conversation.customAttributes = (call.body as { custom_attributes: Attributes }).custom_attributes;
		notifyUpdated(state, conversation, { custom_attributes: [before, conversation.customAttributes] });
		return { status: 200, body: { custom_attributes: conversation.customAttributes } };
	},

	assignConversation: (call, state) => {
		authorize(call, state);
		const conversation = requireConversation(call, state);
		const body = call.body as { assignee_id?: number | null; team_id?: number | null };
		if ('assignee_id' in body) {
			const found = state.store.agents.find(({ id }) => id === body.assignee_id);
			const agent = body.assignee_id === null ? undefined : orNotFound(found);
			const before = conversation.assigneeId;
			conversation.assigneeId = agent?.id ?? null;
			notifyUpdated(state, conversation, { assignee_id: [before, conversation.assigneeId] });
			return agent ? { status: 200, body: agentView(agent) } : { status: 200, body: null, offContract: true };
		}
		const team = state.store.teams.find(({ id }) => id === body.team_id);
		const before = conversation.teamId;
		conversation.teamId = team?.id ?? null;
		notifyUpdated(state, conversation, { team_id: [before, conversation.teamId] });
		return team ? { status: 200, body: teamRecordView(team) } : { status: 200, body: null, offContract: true };
	},

	getConversationLabels: (call, state) => {
		authorize(call, state);
		return { status: 200, body: { payload: [...requireConversation(call, state).labels] } };
	},

	setConversationLabels: (call, state) => {
		authorize(call, state);
		const conversation = requireConversation(call, state);
		// The server accepts labels that the account does not have.
		const before = conversation.labels;
		conversation.labels = [...new Set((call.body as { labels: string[] }).labels)];
		notifyUpdated(state, conversation, { label_list: [before, conversation.labels] });
		return { status: 200, body: { payload: [...conversation.labels] } };
	},
};
