import type { ChatwootState } from '../state';
import { fileUrl } from '../views/message';
import { outgoingText } from './markdown';
import type { Outgoing } from './outbox';
import type { Sending } from './sending';

/**
 * A message as Bandwidth's API gets it, with links to all files.
 *
 * Chatwoot v4.15.1 app/models/channel/sms.rb:36
 */
export function smsSending({ message, conversation }: Outgoing, { store }: ChatwootState): Sending {
	const { attachments } = message;
	return {
		body: {
			to: conversation.sourceId,
			from: store.inbox(conversation.inboxId)?.phoneNumber ?? null,
			text: outgoingText(message.content, 'Channel::Sms'),
			...(attachments.length > 0 && { media: attachments.map(fileUrl) }),
		},
	};
}
