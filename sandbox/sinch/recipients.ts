import { HttpError } from '../server/types';
import { notifyWebhooks } from './callbacks';
import { contactRecord } from './contactRecord';
import { storedIdentity } from './identity';
import { requireContact } from './lookups';
import type { AppRecord, ContactRecord, ConversationRecord, Identity } from './records';
import type { SinchState } from './state';

/** The recipient of a request, or the sender of an inbound message: identities, and the contact who has them, if any. */
export interface Recipient {
	contact?: ContactRecord;
	identities: Identity[];
}

/**
 * Reads the `recipient` of a request. Throws an HttpError when the contact does not exist, a phone number is not valid, or an
 * app in dispatch mode gets a contact instead of identities.
 */
export function parseRecipient(state: SinchState, app: AppRecord, recipient: unknown): Recipient {
	const { contact_id, identified_by } = recipient as {
		contact_id?: string;
		identified_by?: { channel_identities: Identity[] };
	};
	if (contact_id !== undefined) {
		if (app.processing_mode === 'DISPATCH') {
			throw new HttpError(400, 'recipient: only identified_by is supported in DISPATCH processing mode');
		}
		const contact = requireContact(state, contact_id);
		return { contact, identities: contact.channel_identities };
	}
	const identities = (identified_by?.channel_identities ?? []).map((identity) => storedIdentity(state, identity));
	for (const { channel, identity } of identities) {
		if (/^(SMS|MMS|WHATSAPP|RCS|VIBERBM)$/.test(channel) && !/^\+?[1-9]\d{6,14}$/.test(identity)) {
			throw new HttpError(400, `${identity} is not a valid phone number in E.164 format`);
		}
	}
	const contact = identities.map((identity) => state.store.contactAt(identity)).find((found) => found !== undefined);
	return { ...(contact && app.processing_mode === 'CONVERSATION' && { contact }), identities };
}

const channelsOf = (app: AppRecord) => app.channel_credentials.map(({ channel }) => String(channel));

/**
 * The identity to which a message goes: the first one in order of priority that the app's channels reach. `order` lists the
 * channels by priority; by default the contact's order counts. Throws an HttpError with status 400 when there is no such
 * identity, or the app does not have a channel of `order`.
 */
function chooseIdentity(app: AppRecord, { identities, contact }: Recipient, order?: string[]): Identity {
	const available = channelsOf(app);
	const wrong = (order ?? []).filter((channel) => !available.includes(channel));
	if (wrong.length > 0) throw new HttpError(400, `channel ${wrong.join(', ')} is not configured on the app`);
	const priority = order ?? contact?.channel_priority ?? [];
	const rank = ({ channel }: Identity) => (priority.includes(channel) ? priority.indexOf(channel) : priority.length);
	const candidates = identities.filter(({ channel }) => available.includes(channel)).sort((a, b) => rank(a) - rank(b));
	// In the sandbox, numbers that end in 99 are not on WhatsApp, so the next channel gets the message.
	const chosen =
		candidates.find(({ channel, identity }) => channel !== 'WHATSAPP' || !identity.endsWith('99')) ?? candidates[0];
	if (!chosen) throw new HttpError(400, 'none of the channels of the recipient is configured on the app');
	return chosen;
}

/**
 * The identity that a send request reaches, and the conversation of the message or event; no conversation for `isDispatch`.
 * Throws an HttpError when the request has no valid recipient.
 */
export function resolveRecipient(
	state: SinchState,
	app: AppRecord,
	{ recipient: given, channel_priority_order: order }: Record<string, unknown>,
	isDispatch: boolean,
): { identity: Identity; conversation?: ConversationRecord } {
	const recipient = parseRecipient(state, app, given);
	const identity = chooseIdentity(app, recipient, order as string[] | undefined);
	if (isDispatch) return { identity };
	return { identity, conversation: findOrCreateConversation(state, app, recipient, identity.channel) };
}

/** The person's active conversation with an app. It is created, with the contact, when there is none. */
export function findOrCreateConversation(
	state: SinchState,
	app: AppRecord,
	{ contact, identities }: Recipient,
	channel: string,
): ConversationRecord {
	const { store } = state;
	const person = contact ?? createContact(state, { channel_identities: identities });
	const active = store.conversations.find(
		(conversation) => conversation.app_id === app.id && conversation.contact_id === person.id && conversation.active,
	);
	if (active) return Object.assign(active, { active_channel: channel });
	return createConversation(state, { app_id: app.id, contact_id: person.id, active_channel: channel });
}

/** Stores a new contact and calls the webhooks. */
export function createContact(state: SinchState, fields: Partial<ContactRecord>): ContactRecord {
	const contact = state.store.keepContact(contactRecord(state.store.newId(), fields));
	notifyWebhooks(state, 'CONTACT_CREATE', '', { contact_create_notification: { contact } });
	return contact;
}

/** Stores a new conversation and calls the webhooks. */
export function createConversation(state: SinchState, fields: Partial<ConversationRecord>): ConversationRecord {
	const conversation: ConversationRecord = {
		id: state.store.newId(),
		app_id: '',
		contact_id: '',
		active: true,
		active_channel: 'SMS',
		metadata: '',
		metadata_json: {},
		correlation_id: '',
		last_received: '1970-01-01T00:00:00Z',
		...fields,
	};
	state.store.conversations.push(conversation);
	notifyWebhooks(state, 'CONVERSATION_START', conversation.app_id, {
		conversation_start_notification: { conversation },
	});
	return conversation;
}
