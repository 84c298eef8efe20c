import type { ChatwootSandbox } from '../../sandbox';
import { INCOMING } from '../../sandbox/chatwoot/store/records';

/** Lets the contacts of all conversations on WhatsApp write a message now: their last ones are older than 24 hours. */
export function openWindows({ store }: ChatwootSandbox): void {
	for (const { id, inboxId, contactId } of [...store.conversations]) {
		if (store.inbox(inboxId)?.channelType !== 'Channel::Whatsapp') continue;
		store.insertMessage({
			conversationId: id,
			content: 'Hi',
			type: INCOMING,
			sender: { type: 'contact', id: contactId },
		});
	}
}
