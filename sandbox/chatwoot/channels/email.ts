import { isBlank, toList } from '../params';
import type { ChatwootState } from '../state';
import { OUTGOING, type ConversationRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';
import type { Outgoing } from './outbox';
import type { Sending } from './sending';

/** The subject of the conversation, as an answer to it from the second message on. */
function subjectOf(store: ChatwootStore, { id, additionalAttributes }: ConversationRecord): string {
	const { mail_subject: subject } = additionalAttributes;
	if (typeof subject !== 'string') return `[#${id}] New messages on this conversation`;
	const count = store.messagesOf(id).filter((message) => !message.private).length;
	return count > 1 ? `Re: ${subject}` : subject;
}

/**
 * A message as the mail server gets it. The recipients are those of the newest outgoing message, not of this one, so two messages
 * that follow each other at once may both go to the recipients of the second.
 *
 * Chatwoot v4.15.1 app/mailers/conversation_reply_mailer.rb:163
 */
export function emailSending({ message, conversation }: Outgoing, { store }: ChatwootState): Sending {
	const newest = store.messagesOf(conversation.id).findLast(({ type }) => type === OUTGOING);
	const { to_emails: to, cc_emails: cc, bcc_emails: bcc } = newest?.contentAttributes ?? {};
	return {
		body: {
			to: isBlank(to) ? [store.contact(conversation.contactId)?.email ?? null] : to,
			cc: toList(cc),
			bcc: toList(bcc),
			from: store.inbox(conversation.inboxId)?.email ?? null,
			subject: subjectOf(store, conversation),
			text: message.content,
			attachments: message.attachments.map(({ file }) => file.name),
		},
	};
}

/** The ID that the server gives an email. */
export function emailId({ message, conversation }: Outgoing, { store }: ChatwootState): string {
	const domain = store.inbox(conversation.inboxId)?.email?.split('@')[1] ?? 'localhost';
	return `conversation/${conversation.uuid}/messages/${message.id}@${domain}`;
}
