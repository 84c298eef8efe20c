import type { ContactRecord, InboxRecord, Status } from '../../store/records';

/**
 * The status with which a conversation begins. It overrules the requested one: a conversation of a blocked contact is
 * resolved, and one in an inbox with an agent bot pending.
 *
 * Chatwoot v4.15.1 app/models/conversation.rb:280; seen on Chatwoot 4.15.1: both
 */
export function openingStatus(
	{ blocked }: Pick<ContactRecord, 'blocked'>,
	{ agentBotId }: Pick<InboxRecord, 'agentBotId'>,
	wanted: Status | null,
): Status {
	if (blocked) return 'resolved';
	return agentBotId === null ? (wanted ?? 'open') : 'pending';
}
