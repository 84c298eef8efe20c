import { mulberry32, type Random } from '../server/random';
import { countEach } from '../server/sandbox';
import { identityKey } from './identity';
import type {
	AppRecord,
	ConsentRecord,
	ContactRecord,
	ConversationRecord,
	EventRecord,
	Identity,
	MessageRecord,
	TemplateRecord,
	WebhookRecord,
	WhatsAppTemplateRecord,
} from './records';
import { ulid } from './ulid';

/** The data of a Sinch project, in memory. Records have the API's field names, and lists are in order of creation. */
export class SinchStore {
	readonly apps: AppRecord[] = [];
	readonly contacts: ContactRecord[] = [];
	readonly conversations: ConversationRecord[] = [];
	readonly messages: MessageRecord[] = [];
	readonly events: EventRecord[] = [];
	readonly webhooks: WebhookRecord[] = [];
	readonly consents: ConsentRecord[] = [];
	readonly templates: TemplateRecord[] = [];
	readonly whatsAppTemplates: WhatsAppTemplateRecord[] = [];
	readonly settings = { contact_settings: { unified_contact_id_enabled: false } };
	private readonly random: Random;
	private readonly contactsByIdentity = new Map<string, ContactRecord>();

	constructor(seed: number) {
		this.random = mulberry32(seed);
	}

	/** A new id. `time` is its time of creation, in milliseconds since 1970 (default: now). */
	newId(time = Date.now()): string {
		return ulid(time, this.random);
	}

	/** The contact with an identity, if any. */
	contactAt(identity: Pick<Identity, 'channel' | 'identity'>): ContactRecord | undefined {
		return this.contactsByIdentity.get(identityKey(identity));
	}

	/** Stores a contact, or updates the index of identities for a stored one. Gives the contact. */
	keepContact(contact: ContactRecord): ContactRecord {
		if (!this.contacts.includes(contact)) this.contacts.push(contact);
		for (const identity of contact.channel_identities) this.contactsByIdentity.set(identityKey(identity), contact);
		return contact;
	}

	/** Removes a contact. */
	dropContact(contact: ContactRecord): void {
		this.contacts.splice(this.contacts.indexOf(contact), 1);
		for (const [key, owner] of this.contactsByIdentity) if (owner === contact) this.contactsByIdentity.delete(key);
	}

	/** All messages of apps with this text, stored or not. Tests count them to find out how often a message was sent. */
	messagesWithText(text: string): MessageRecord[] {
		return this.messages.filter(({ app_message: message }) => {
			const body = message?.text_message;
			return typeof body === 'object' && body !== null && Reflect.get(body, 'text') === text;
		});
	}

	/** How many records of each kind the store has. */
	summary() {
		const { apps, contacts, conversations, messages, events } = this;
		return countEach({ apps, contacts, conversations, messages, events });
	}
}
