import { HttpError } from '../server/types';
import { notifyWebhooks } from './callbacks';
import { contactRecord } from './newContact';
import { requireContact, storedIdentity } from './lookups';
import type { AppRecord, ContactRecord, ConversationRecord, Identity } from './records';
import type { SinchState } from './state';

/** Whom a request is for. */
export interface Recipient {
	contact?: ContactRecord;
	identities: Identity[];
}

/** Reads a recipient. Apps in dispatch mode take identities only. */
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
	const contact = identities.map((identity) => state.store.contactAt(identity)).find((known) => known !== undefined);
	return { ...(contact && app.processing_mode === 'CONVERSATION' && { contact }), identities };
}

const channelsOf = (app: AppRecord) => app.channel_credentials.map(({ channel }) => String(channel));

/** The identity that a message goes to: the first in order of priority that the app serves and that can be reached. */
export function chooseIdentity(app: AppRecord, { identities, contact }: Recipient, order?: string[]): Identity {
	const served = channelsOf(app);
	const wrong = (order ?? []).filter((channel) => !served.includes(channel));
	if (wrong.length > 0) throw new HttpError(400, `channel ${wrong.join(', ')} is not configured on the app`);
	const priority = order ?? contact?.channel_priority ?? [];
	const rank = ({ channel }: Identity) => (priority.includes(channel) ? priority.indexOf(channel) : priority.length);
	const able = identities.filter(({ channel }) => served.includes(channel)).sort((a, b) => rank(a) - rank(b));
	// Nobody with such a number has WhatsApp; what is to go there goes to the next channel.
	const reached = able.find(({ channel, identity }) => channel !== 'WHATSAPP' || !identity.endsWith('99')) ?? able[0];
	if (!reached) throw new HttpError(400, 'none of the channels of the recipient is configured on the app');
	return reached;
}

/** The conversation that a message of an app to an identity belongs to; made, with its contact, when there is none. */
export function findOrCreateConversation(
	state: SinchState,
	app: AppRecord,
	{ contact, identities }: Recipient,
	channel: string,
): ConversationRecord {
	const { store } = state;
	const person = contact ?? createContact(state, { channel_identities: identities });
	const open = store.conversations.find(
		(known) => known.app_id === app.id && known.contact_id === person.id && known.active,
	);
	if (open) return Object.assign(open, { active_channel: channel });
	return createConversation(state, { app_id: app.id, contact_id: person.id, active_channel: channel });
}

/** Makes a contact. */
export function createContact(state: SinchState, fields: Partial<ContactRecord>): ContactRecord {
	const contact = state.store.keepContact(contactRecord(state.store.newId(), fields));
	notifyWebhooks(state, 'CONTACT_CREATE', '', { contact_create_notification: { contact } });
	return contact;
}

/** Opens a conversation. */
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
