import { mulberry32, type Random } from '../server/random';
import type {
	AppRecord,
	ContactRecord,
	ConversationRecord,
	EventRecord,
	Identity,
	MessageRecord,
	WebhookRecord,
} from './records';
import { ulid } from './ulid';

const phoneChannels = new Set(['SMS', 'MMS', 'RCS', 'WHATSAPP', 'VIBERBM']);

/** What two identities are compared by: phone numbers are the same with and without a plus sign. */
export function identityKey({ channel, identity }: Pick<Identity, 'channel' | 'identity'>): string {
	return `${channel} ${phoneChannels.has(channel) ? identity.replace(/^\+/, '') : identity}`;
}

/** What a project at the sandbox holds, in the API's own words and in order of creation. */
export class SinchStore {
	readonly apps: AppRecord[] = [];
	readonly contacts: ContactRecord[] = [];
	readonly conversations: ConversationRecord[] = [];
	readonly messages: MessageRecord[] = [];
	readonly events: EventRecord[] = [];
	readonly webhooks: WebhookRecord[] = [];
	private readonly random: Random;
	private readonly contactsByIdentity = new Map<string, ContactRecord>();

	constructor(seed: number) {
		this.random = mulberry32(seed);
	}

	/** A new id, as made at that time (ms since 1970; default now). */
	newId(time = Date.now()): string {
		return ulid(time, this.random);
	}

	/** The contact whom a channel reaches at an identity. */
	contactAt(identity: Pick<Identity, 'channel' | 'identity'>): ContactRecord | undefined {
		return this.contactsByIdentity.get(identityKey(identity));
	}

	/** Adds a contact, or makes it known under identities that it has got since. */
	keepContact(contact: ContactRecord): ContactRecord {
		if (!this.contacts.includes(contact)) this.contacts.push(contact);
		for (const identity of contact.channel_identities) this.contactsByIdentity.set(identityKey(identity), contact);
		return contact;
	}

	/** Takes a contact away. */
	dropContact(contact: ContactRecord): void {
		this.contacts.splice(this.contacts.indexOf(contact), 1);
		for (const [key, known] of this.contactsByIdentity) if (known === contact) this.contactsByIdentity.delete(key);
	}

	/** All messages that went out with exactly this text, stored or not: how often was it sent? */
	messagesWithText(text: string): MessageRecord[] {
		return this.messages.filter(({ app_message: message }) => {
			const body = message?.text_message;
			return typeof body === 'object' && body !== null && Reflect.get(body, 'text') === text;
		});
	}

	/** How the API counts what it holds. */
	summary() {
		const { apps, contacts, conversations, messages, events } = this;
		return {
			apps: apps.length,
			contacts: contacts.length,
			conversations: conversations.length,
			messages: messages.length,
			events: events.length,
		};
	}
}
