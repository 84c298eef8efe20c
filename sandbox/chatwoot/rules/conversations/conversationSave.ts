import { isDeepStrictEqual } from 'node:util';
import type { ChangedAttributes } from '../../store/changes';
import type { ConversationRecord } from '../../store/records';
import type { ChangingTables } from '../../store/tables';
import { isoTime } from '../../views/times';

/** The values of a conversation that a call can change. */
export type ConversationValues = Partial<
	Omit<ConversationRecord, 'cachedLabelList' | 'createdAt' | 'id' | 'inboxId' | 'sourceId' | 'updatedAt' | 'uuid'>
>;

const isoOrNull = (seconds: number | null) => (seconds === null || seconds === 0 ? null : isoTime(seconds));

/** The columns of a conversation in the order of the table, which is the order in `changed_attributes` of an event. */
const columns: Record<string, (row: ConversationRecord) => unknown> = {
	status: ({ status }) => status,
	assignee_id: ({ assigneeId }) => assigneeId,
	updated_at: ({ updatedAt }) => isoTime(updatedAt),
	contact_id: ({ contactId }) => contactId,
	contact_last_seen_at: ({ contactLastSeenAt }) => isoOrNull(contactLastSeenAt),
	agent_last_seen_at: ({ agentLastSeenAt }) => isoOrNull(agentLastSeenAt),
	additional_attributes: ({ additionalAttributes }) => additionalAttributes,
	team_id: ({ teamId }) => teamId,
	snoozed_until: ({ snoozedUntil }) => isoOrNull(snoozedUntil),
	custom_attributes: ({ customAttributes }) => customAttributes,
	assignee_last_seen_at: ({ assigneeLastSeenAt }) => isoOrNull(assigneeLastSeenAt),
	first_reply_created_at: ({ firstReplyAt }) => isoOrNull(firstReplyAt),
	priority: ({ priority }) => priority,
	waiting_since: ({ waitingSince }) => isoOrNull(waitingSince),
	cached_label_list: ({ cachedLabelList }) => cachedLabelList,
	assignee_agent_bot_id: ({ assigneeBotId }) => assigneeBotId,
	label_list: ({ labels }) => labels,
};

/** The changes for which a `conversation_updated` goes out. Chatwoot v4.15.1 app/models/conversation.rb:310 */
const toldColumns = [
	'team_id',
	'assignee_id',
	'assignee_agent_bot_id',
	'status',
	'snoozed_until',
	'custom_attributes',
	'label_list',
	'waiting_since',
	'first_reply_created_at',
	'priority',
];

function changesBetween(before: ConversationRecord, after: ConversationRecord): ChangedAttributes {
	const changed = Object.entries(columns).map(([name, read]) => [name, [read(before), read(after)]] as const);
	// The database keeps microseconds: two times of an update differ, also when both are shown alike.
	const hasChanged = (name: string, old: unknown, now: unknown) =>
		name === 'updated_at' ? before.updatedAt !== after.updatedAt : !isDeepStrictEqual(old, now);
	return Object.fromEntries(
		changed.filter(([name, [old, now]]) => hasChanged(name, old, now)).map(([name, [old, now]]) => [name, [old, now]]),
	);
}

/**
 * The values as the server completes them before it stores them: an agent takes the place of an assigned bot, only a snoozed
 * conversation has an end of its snooze, and a new team takes away an assignee who is no member. A team assigns a member by
 * itself only while the member is online in the dashboard, which nobody is in the sandbox.
 *
 * Chatwoot v4.15.1 app/models/conversation.rb:262, 274, app/models/concerns/assignment_handler.rb:12
 */
function completed(before: ConversationRecord, values: ConversationValues, store: ChangingTables): ConversationRecord {
	const row = { ...before, ...values };
	if (row.assigneeId !== null) row.assigneeBotId = null;
	if (row.status !== 'snoozed') row.snoozedUntil = null;
	if (values.labels) row.cachedLabelList = values.labels.join(', ');
	if (row.teamId !== before.teamId) row.assigneeId = assigneeInTeam(row.assigneeId, row.teamId, store);
	return row;
}

/** The assignee whom a new team leaves: null when the team exists and the assignee is no member of it. */
function assigneeInTeam(assigneeId: number | null, teamId: number | null, store: ChangingTables): number | null {
	const team = store.team(teamId);
	return team && assigneeId !== null && !team.memberIds.includes(assigneeId) ? null : assigneeId;
}

/** The values of a new conversation as the server completes them. */
export function completedForCreate(values: ConversationValues, store: ChangingTables): ConversationValues {
	const { teamId = null, assigneeId = null, snoozedUntil = null, status = 'open' } = values;
	return {
		...values,
		teamId,
		assigneeId: assigneeInTeam(assigneeId, teamId, store),
		snoozedUntil: status === 'snoozed' ? snoozedUntil : null,
	};
}

/**
 * Stores changed values of a conversation and raises the events of the change: `conversation_status_changed`, which has no
 * list of changes, and `conversation_updated` with the list. Without a change nothing is stored and no event is raised. In a
 * resolved conversation nobody waits for an answer; the list of changes does not tell so.
 *
 * Chatwoot v4.15.1 app/models/conversation.rb:246; seen on Chatwoot 4.15.1: the lists of changes
 */
export function saveConversation(
	store: ChangingTables,
	conversation: ConversationRecord,
	values: ConversationValues,
	{ withLabelCache = false } = {},
): void {
	const before = { ...conversation };
	const row = completed(before, values, store);
	if (Object.keys(changesBetween(before, row)).length === 0) return;
	row.updatedAt = store.now();
	if (withLabelCache) row.cachedLabelList ??= '';
	Object.assign(conversation, row);
	const changed = changesBetween(before, row);
	if ('status' in changed && row.status === 'resolved') conversation.waitingSince = null;
	if ('status' in changed) store.onChange({ event: 'conversation_status_changed', conversation });
	if (toldColumns.some((name) => name in changed)) {
		store.onChange({ event: 'conversation_updated', conversation, changed });
	}
}
