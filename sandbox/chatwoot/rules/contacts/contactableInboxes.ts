import type { ContactRecord, InboxRecord } from '../../store/records';
import type { ChatwootStore } from '../../store/store';
import { isTwilioWhatsApp } from './sessions';

/** Gives the source ID by which a contact can be written to; undefined or null when there is none. */
type SourceIdOf = (contact: ContactRecord, inbox: InboxRecord, store: ChatwootStore) => string | null | undefined;

const newestSession = ({ sessions }: ContactRecord, inbox: InboxRecord) =>
	sessions.findLast(({ inboxId }) => inboxId === inbox.id);

const twilioSourceId: SourceIdOf = ({ phoneNumber }, inbox) => {
	if (!phoneNumber) return undefined;
	return isTwilioWhatsApp(inbox) ? `whatsapp:${phoneNumber}` : phoneNumber;
};

/** A visitor of a website is written to in a session that has no conversation yet. */
const websiteSourceId: SourceIdOf = (contact, inbox, store) => {
	const newest = newestSession(contact, inbox);
	const isUsed = store
		.conversationsOf(contact.id)
		.some(({ inboxId, sourceId }) => inboxId === inbox.id && sourceId === newest?.sourceId);
	return isUsed ? undefined : newest?.sourceId;
};

/** By the kind of the inbox. In an inbox of another kind the customer has to write first. */
const sourceIds: Record<string, SourceIdOf> = {
	'Channel::Api': (contact, inbox, store) => newestSession(contact, inbox)?.sourceId ?? store.newUuid(),
	'Channel::Email': ({ email }) => email,
	'Channel::Sms': ({ phoneNumber }) => phoneNumber,
	'Channel::TwilioSms': twilioSourceId,
	'Channel::WebWidget': websiteSourceId,
	'Channel::Whatsapp': ({ phoneNumber }) => phoneNumber?.replaceAll('+', ''),
};

/**
 * The source ID by which a contact can be written to in an inbox; undefined when that is not possible. The source ID of an API
 * inbox without a session is a new UUID, of which nothing is stored.
 *
 * Chatwoot v4.15.1 app/services/contacts/contactable_inboxes_service.rb
 */
export function contactableBy(store: ChatwootStore, contact: ContactRecord, inbox: InboxRecord): string | undefined {
	return sourceIds[inbox.channelType]?.(contact, inbox, store) ?? undefined;
}
