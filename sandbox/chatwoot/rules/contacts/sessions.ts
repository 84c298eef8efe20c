import { HttpError } from '../../../server/types';
import { isBlank, toText } from '../../params';
import type { ContactRecord, InboxRecord, SessionRecord } from '../../store/records';
import type { ChatwootStore } from '../../store/store';
import { faultOfServer, invalidRecord, missingParameter, serverFault } from '../errors';

/** The refusal of a source ID that another contact has. Most actions do not expect it and answer 500. */
export class SourceIdTaken extends HttpError {
	constructor() {
		super(500, serverFault);
	}
}

/** What the server needs of a contact to open a session. */
export type SessionOwner = Pick<ContactRecord, 'email' | 'phoneNumber' | 'sessions'>;

/** A session that may be opened: a source ID, and the session of another contact that has the source ID now. */
export interface SessionPlan {
	inbox: InboxRecord;
	sourceId: string;
	/** The contact's own session with the source ID. */
	known?: SessionRecord;
	/** The session of another contact that loses the source ID. */
	displaced?: SessionRecord;
}

/** Whether a Twilio inbox is one for WhatsApp, whose source IDs begin with `whatsapp:`. */
export function isTwilioWhatsApp({ channelSettings }: InboxRecord): boolean {
	return channelSettings?.medium === 'whatsapp';
}

function needed(value: string | null, name: string): string {
	if (value === null) throw missingParameter(name);
	return value;
}

/**
 * The source ID of a new session, by the kind of the inbox. Throws an HttpError: 422 when the contact lacks the address or the
 * number that the inbox writes to; 500 in an inbox where the customer has to write first.
 *
 * Chatwoot v4.15.1 app/builders/contact_inbox_builder.rb (generate_source_id); LINE as seen on Chatwoot 4.15.1
 */
function newSourceId(store: ChatwootStore, inbox: InboxRecord, { email, phoneNumber }: SessionOwner): string {
	const phone = () => needed(phoneNumber, 'contact phone number');
	switch (inbox.channelType) {
		case 'Channel::Api':
		case 'Channel::WebWidget':
			return store.newUuid();
		case 'Channel::Email':
			return needed(email, 'contact email');
		case 'Channel::Sms':
			return phone();
		case 'Channel::TwilioSms':
			return isTwilioWhatsApp(inbox) ? `whatsapp:${phone()}` : phone();
		case 'Channel::Whatsapp':
			return phone().replaceAll('+', '');
		default:
			throw faultOfServer();
	}
}

/** The source IDs that an inbox takes, for the kinds of inboxes that look. Chatwoot v4.15.1 lib/regex_helper.rb:16-24 */
function sourceIdFormat(inbox: InboxRecord): [kind: string, format: RegExp] | undefined {
	if (inbox.channelType === 'Channel::Whatsapp') return ['whatsapp', /^(?:\d{1,15}|[A-Z]{2}\.[a-zA-Z0-9]+)$/];
	if (inbox.channelType !== 'Channel::TwilioSms') return undefined;
	return isTwilioWhatsApp(inbox) ? ['twilio whatsapp', /^whatsapp:\+\d{1,15}$/] : ['twilio sms', /^\+\d{1,15}$/];
}

/** Throws an HttpError with status 422 for a source ID that the inbox does not take. app/models/contact_inbox.rb */
function validateSourceId(inbox: InboxRecord, sourceId: string): void {
	const [kind, format] = sourceIdFormat(inbox) ?? [];
	if (!format || format.test(sourceId)) return;
	const message = `Source invalid source id for ${kind} inbox. valid Regex (?-mix:${format.source})`;
	throw invalidRecord([['source_id', message]]);
}

/** The kinds of inboxes in which a source ID may go from one contact to another. Source: as for {@link planSession}. */
const takesOver = ['Channel::Email', 'Channel::Sms', 'Channel::TwilioSms', 'Channel::Whatsapp'];

/**
 * How a contact gets a session in an inbox: with the source ID that the request gives, else with one that the server makes. A
 * blank one gives no session. Changes nothing. Throws an HttpError: 422 and 500 as {@link newSourceId} and for a source ID that
 * the inbox does not take; 500 for the source ID of another contact, in a kind of inbox where it cannot be taken over.
 *
 * Chatwoot v4.15.1 app/builders/contact_inbox_builder.rb, app/models/contact_inbox.rb
 */
export function planSession(
	store: ChatwootStore,
	inbox: InboxRecord,
	owner: SessionOwner,
	given: unknown,
): SessionPlan | undefined {
	const sourceId = toText(given) ?? newSourceId(store, inbox, owner);
	if (isBlank(sourceId)) return undefined;
	const known = owner.sessions.find((session) => session.inboxId === inbox.id && session.sourceId === sourceId);
	if (known) return { inbox, sourceId, known };
	validateSourceId(inbox, sourceId);
	const displaced = store.sessionBySource(inbox.id, sourceId)?.session;
	if (displaced && !takesOver.includes(inbox.channelType)) throw new SourceIdTaken();
	return { inbox, sourceId, displaced };
}

/** Opens a planned session of a contact, or gives the one that it has. Another contact's session gets a new source ID. */
export function openPlanned(store: ChatwootStore, contact: ContactRecord, plan: SessionPlan): SessionRecord {
	const { inbox, sourceId, known, displaced } = plan;
	if (known) return known;
	if (displaced) {
		displaced.sourceId = renamed(store, inbox, sourceId);
		// Its conversations stay with the session.
		const own = store.conversations.filter((row) => row.inboxId === inbox.id && row.sourceId === sourceId);
		for (const conversation of own) conversation.sourceId = displaced.sourceId;
	}
	return store.insertSession(contact, inbox.id, sourceId);
}

/** The source ID of a session whose source ID has gone to another contact. */
function renamed({ random }: ChatwootStore, { channelType }: InboxRecord, sourceId: string): string {
	const digits = (count: number) => Math.floor(random() * count);
	return channelType === 'Channel::Email' ? `${digits(10)}${sourceId}` : `whatsapp:${sourceId}${digits(100)}`;
}

/** Opens a session as planned by {@link planSession}; undefined for a blank source ID. Throws the same errors. */
export function openSession(
	store: ChatwootStore,
	contact: ContactRecord,
	inbox: InboxRecord,
	given: unknown,
): SessionRecord | undefined {
	const plan = planSession(store, inbox, contact, given);
	return plan && openPlanned(store, contact, plan);
}
