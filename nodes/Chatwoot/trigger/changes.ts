import type { IDataObject } from 'n8n-workflow';
import { objectsAt, toText } from '../../shared';

/**
 * Attributes that Chatwoot keeps for itself. No page of the dashboard shows them as the content of a record. A change of labels
 * that people see is in `label_list`.
 *
 * Seen on Chatwoot 4.15.1: after one incoming message, a conversation_updated with `waiting_since`, one with
 * `cached_label_list` from null to "", and a contact_updated with `updated_at` alone
 */
const BOOKKEEPING = new Set([
	'agent_last_seen_at',
	'assignee_last_seen_at',
	'cached_label_list',
	'contact_last_seen_at',
	'first_reply_created_at',
	'last_activity_at',
	'updated_at',
	'waiting_since',
]);

/** Events about a change that do not name what changed. The conversation_updated of the same change does. */
const WITHOUT_NAMES = new Set(['conversation_opened', 'conversation_resolved', 'conversation_status_changed']);

/**
 * The names of the attributes that an event says have changed. Null for an event about a change of status that names none: the
 * conversation_updated of the same change has them.
 *
 * Chatwoot v4.15.1 app/models/conversation.rb:331; seen on Chatwoot 4.15.1 and 4.8.0: null in conversation_status_changed
 */
export function changedNames(event: IDataObject): string[] | null {
	// [{ "status": { "previous_value": …, "current_value": … } }], or null
	const names = [...new Set(objectsAt(event, 'changed_attributes').flatMap((change) => Object.keys(change)))];
	return names.length === 0 && WITHOUT_NAMES.has(toText(event.event)) ? null : names;
}

/** Whether people can see what an event is about. True for an event that names no changed attribute. */
export function isVisibleChange(event: IDataObject): boolean {
	const names = changedNames(event) ?? [];
	return names.length === 0 || names.some((name) => !BOOKKEEPING.has(name));
}
