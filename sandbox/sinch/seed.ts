import { mulberry32, pick, type Random } from '../server/random';
import { contactRecord } from './contactRecord';
import type { AppRecord, ContactRecord, MessageRecord } from './records';
import { addConsents, addTemplates } from './seedLists';
import { addWhatsAppTemplates } from './seedWhatsAppTemplates';
import { SinchStore } from './store';
import { appSeeds, messageTexts, people } from './sampleData';

/** Time of the first contact, in milliseconds since 1970. It is fixed, so that the data is the same on every day. */
const baseTime = Date.UTC(2026, 2, 2, 9, 0, 0);
const minute = 60_000;
const contactCount = 150;
const conversationCount = 200;
const messagesPerConversation = 10;
const eventCount = 50;

/** A time in ISO 8601. Like Sinch's, its seconds have up to nine decimals. */
function timeText(time: number, digits: number): string {
	const whole = new Date(time).toISOString().slice(0, 19);
	return digits === 0 ? `${whole}Z` : `${whole}.${'120450789'.slice(0, digits)}Z`;
}

function addApps(store: SinchStore): void {
	appSeeds.forEach(({ channels, ...plan }, index) => {
		const secret = `seeded-channel-token-${index}`;
		store.apps.push({
			id: store.newId(baseTime - (10 - index) * minute),
			channel_credentials: channels.map((channel, ordinal) => ({
				channel,
				channel_known_id: `${channel.toLowerCase()}-${index}`,
				credential_ordinal_number: ordinal,
				state: { status: 'ACTIVE', description: '' },
				static_bearer: { claimed_identity: `${channel.toLowerCase()}-${index}`, token: secret },
			})),
			rate_limits: { inbound: 25, outbound: 25, webhooks: 25 },
			callback_settings: { secret_for_overridden_callback_urls: `seeded-callback-secret-${index}` },
			delivery_report_based_fallback: null,
			...plan,
		});
	});
}

/** Phone numbers are fictitious: +1 555 010 1000 and up. */
function addContacts(store: SinchStore, random: Random): void {
	for (let index = 0; index < contactCount; index++) {
		const identity = `+1555010${String(1000 + index)}`;
		const name = `${pick(random, people.first)} ${pick(random, people.last)}`;
		const sms = { channel: 'SMS', identity, app_id: '' };
		const whatsapp = { channel: 'WHATSAPP', identity: identity.slice(1), app_id: '' };
		const fields: Partial<ContactRecord> = {
			channel_identities: index % 3 === 0 ? [whatsapp, sms] : [sms],
			display_name: index % 10 === 9 ? '' : name,
			email: index % 2 === 0 ? `${name.toLowerCase().replaceAll(' ', '.')}@example.com` : '',
			external_id: index % 2 === 0 ? `crm-${1000 + index}` : '',
			language: index % 5 === 0 ? 'UNSPECIFIED' : 'EN_US',
		};
		store.keepContact(contactRecord(store.newId(baseTime + index * minute), fields));
	}
}

function addConversations(store: SinchStore, app: AppRecord): void {
	for (let index = 0; index < conversationCount; index++) {
		const contact = store.contacts[index % contactCount];
		const isSecond = index >= contactCount;
		store.conversations.push({
			id: store.newId(baseTime + (contactCount + index) * minute),
			app_id: app.id,
			contact_id: contact?.id ?? '',
			// Of a contact's two conversations, the older one is stopped.
			active: isSecond || index >= conversationCount - contactCount,
			active_channel: contact?.channel_identities[0]?.channel ?? 'SMS',
			metadata: '',
			metadata_json: index % 4 === 0 ? { ticket: index + 1 } : {},
			correlation_id: '',
			last_received: '1970-01-01T00:00:00Z',
		});
	}
}

function addMessages(store: SinchStore, random: Random): void {
	for (let round = 0; round < messagesPerConversation; round++) {
		for (const [index, conversation] of store.conversations.entries()) {
			const contact = store.contacts[index % contactCount];
			const time = baseTime + (400 + round * 300 + index) * minute;
			const isFromApp = round % 2 === 0;
			const text = pick(random, isFromApp ? messageTexts.app : messageTexts.contact);
			const body = { text_message: { text: text.replace('{name}', contact?.display_name ?? 'there') } };
			const message: MessageRecord = {
				id: store.newId(time),
				direction: isFromApp ? 'TO_CONTACT' : 'TO_APP',
				...(isFromApp ? { app_message: body } : { contact_message: body }),
				channel_identity: contact?.channel_identities[0] ?? { channel: 'SMS', identity: '', app_id: '' },
				conversation_id: conversation.id,
				contact_id: conversation.contact_id,
				metadata: '',
				accept_time: timeText(time, index % 10),
				sender_id: '',
				processing_mode: 'CONVERSATION',
				injected: false,
				app_id: conversation.app_id,
				stored: true,
			};
			store.messages.push(message);
			conversation.last_received = message.accept_time;
		}
	}
}

function addEvents(store: SinchStore): void {
	for (const [index, conversation] of store.conversations.slice(-eventCount).entries()) {
		const contact = store.contacts.find(({ id }) => id === conversation.contact_id);
		const time = baseTime + (3500 + index) * minute;
		store.events.push({
			id: store.newId(time),
			direction: 'TO_APP',
			contact_event: { composing_event: {} },
			channel_identity: contact?.channel_identities[0] ?? { channel: 'SMS', identity: '', app_id: '' },
			conversation_id: conversation.id,
			contact_id: conversation.contact_id,
			accept_time: timeText(time, 3),
			processing_mode: 'CONVERSATION',
		});
	}
}

/**
 * The data with which the sandbox starts: 3 apps, 150 contacts, 200 conversations and 2,000 messages. The same seed gives the same
 * ids, texts and times. `empty`: only the apps.
 */
export function seededStore(seed: number, dataset: 'default' | 'empty'): SinchStore {
	const store = new SinchStore(seed);
	addApps(store);
	const [app] = store.apps;
	if (dataset === 'empty' || !app) return store;
	const random = mulberry32(seed + 1);
	addContacts(store, random);
	addConversations(store, app);
	addMessages(store, random);
	addEvents(store);
	addConsents(store, app, baseTime);
	addTemplates(store, baseTime);
	addWhatsAppTemplates(store);
	return store;
}
