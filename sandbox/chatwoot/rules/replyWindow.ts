import type { ChatwootState } from '../state';
import { INCOMING, type ConversationRecord, type InboxRecord } from '../store/records';
import { toId } from '../params';
import { isRecord } from '../../server/guards';

const hour = 3600;
const day = 24 * hour;

/** How long an inbox takes replies after the contact's last message, in seconds; undefined for inboxes that always do. */
function windowOf({ channelType, channelSettings }: InboxRecord): number | undefined {
	switch (channelType) {
		case 'Channel::Whatsapp':
		case 'Channel::FacebookPage':
		case 'Channel::Instagram':
			return day;
		case 'Channel::TwilioSms':
			return channelSettings?.medium === 'whatsapp' ? day : undefined;
		case 'Channel::Tiktok':
			return 2 * day;
		case 'Channel::Api': {
			const attributes = channelSettings?.additional_attributes;
			const hours = isRecord(attributes) ? toId(attributes.agent_reply_time_window) : undefined;
			return hours === undefined ? undefined : hours * hour;
		}
		default:
			return undefined;
	}
}

/**
 * Whether agents may reply to a conversation with a text of their own (`can_reply`).
 *
 * Chatwoot v4.15.1 app/services/conversations/message_window_service.rb
 */
export function canReply(
	{ store, clock }: Pick<ChatwootState, 'clock' | 'store'>,
	conversation: ConversationRecord,
): boolean {
	const inbox = store.inbox(conversation.inboxId);
	const window = inbox && windowOf(inbox);
	if (window === undefined) return true;
	const incoming = store.messagesOf(conversation.id).filter(({ type }) => type === INCOMING);
	const newest = incoming.reduce((latest, { createdAt }) => Math.max(latest, createdAt), -Infinity);
	return clock() / 1000 < newest + window;
}
