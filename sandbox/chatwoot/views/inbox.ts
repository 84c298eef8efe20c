import type { InboxRecord, SessionRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';
import { isoTime } from './times';

/** An inbox. Administrators see its secrets too. */
export function inboxView(inbox: InboxRecord, withSecrets: boolean) {
	const { id, name, channelType, identifier, hmacToken, hmacMandatory, lockToSingleConversation } = inbox;
	return {
		id,
		name,
		channel_id: id,
		channel_type: channelType,
		lock_to_single_conversation: lockToSingleConversation,
		...(inbox.websiteToken !== undefined && { website_token: inbox.websiteToken, hmac_mandatory: hmacMandatory }),
		...(identifier !== undefined && {
			inbox_identifier: identifier,
			hmac_mandatory: hmacMandatory,
			webhook_url: inbox.webhookUrl,
		}),
		...(inbox.email !== undefined && { email: inbox.email }),
		...(inbox.phoneNumber !== undefined && { phone_number: inbox.phoneNumber }),
		...(inbox.templates !== undefined && { message_templates: inbox.templates }),
		...(withSecrets && hmacToken !== undefined && { hmac_token: hmacToken, secret: inbox.secret }),
	};
}

/** An inbox, as a contact's session shows it. */
export function slimInboxView({ id, name, channelType }: InboxRecord) {
	return { id, avatar_url: '', channel_id: id, name, channel_type: channelType, provider: null };
}

/** An inbox as the row of the database, which the answer to a new contact shows. */
export function inboxRecordView(inbox: InboxRecord) {
	const { id, name, channelType, lockToSingleConversation, createdAt, updatedAt } = inbox;
	return {
		id,
		channel_id: id,
		account_id: 1,
		name,
		created_at: isoTime(createdAt),
		updated_at: isoTime(updatedAt),
		channel_type: channelType,
		email_address: null,
		lock_to_single_conversation: lockToSingleConversation,
		portal_id: null,
	};
}

/** A contact's session, with its inbox. */
export function sessionView(store: ChatwootStore, { inboxId, sourceId }: SessionRecord) {
	const inbox = store.inbox(inboxId);
	return { source_id: sourceId, inbox: inbox ? slimInboxView(inbox) : null };
}
