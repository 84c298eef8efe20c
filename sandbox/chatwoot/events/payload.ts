import type { Change, ChangedAttributes } from '../store/changes';
import { authorData } from './payloads/authorData';
import { contactData } from './payloads/contactData';
import { conversationData } from './payloads/conversationData';
import type { EventState } from './payloads/eventState';
import { inboxData } from './payloads/inboxData';
import { messageData } from './payloads/messageData';

/** `changed_attributes` of an event: a list with one entry for each attribute; null when the event knows of none. */
function changedAttributes(changed: ChangedAttributes = {}) {
	const list = Object.entries(changed).map(([name, [before, after]]) => ({
		[name]: { previous_value: before, current_value: after },
	}));
	return list.length > 0 ? list : null;
}

/**
 * The body of the event `name` for a change. Bots get events that have no change of their own: `conversation_opened` and
 * `conversation_resolved` for a change of the status.
 */
export function eventPayload(state: EventState, change: Change, name: string = change.event): Record<string, unknown> {
	if ('message' in change) return { ...messageData(state, change.message), event: name };
	if (change.event === 'contact_created') return { ...contactData(state, change.contact), event: name };
	if (change.event === 'inbox_created') return { ...inboxData(state, change.inbox), event: name };
	if ('isPrivate' in change) {
		const { conversation, by, isPrivate } = change;
		return {
			event: name,
			user: authorData(state, by) ?? null,
			conversation: conversationData(state, conversation),
			is_private: isPrivate,
		};
	}
	const changes = { event: name, changed_attributes: changedAttributes(change.changed) };
	if ('contact' in change) return { ...contactData(state, change.contact), ...changes };
	if ('inbox' in change) return { ...inboxData(state, change.inbox), ...changes };
	const conversation = conversationData(state, change.conversation);
	const tellsChanges = name === 'conversation_status_changed' || name === 'conversation_updated';
	return { ...conversation, event: name, ...(tellsChanges && changes) };
}
