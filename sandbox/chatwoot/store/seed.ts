import { mulberry32, pick } from '../../server/random';
import { firstNames, lastNames } from '../../server/sampleNames';
import { sampleCredentials } from '../credentials';
import { sampleTemplates } from './channelInboxes';
import { INCOMING, OUTGOING, statuses } from './records';
import type { Clock } from './clock';
import { importContacts } from './importContacts';
import { addImportedHistory } from './importMessages';
import { ChatwootStore } from './store';

/** The data with which a sandbox starts. */
export type Dataset = 'default' | 'empty' | 'imported';

/** Time of the first conversation, in Unix seconds. It is fixed, so that the data is the same on every day. */
const baseTime = Date.UTC(2026, 2, 2, 9, 0, 0) / 1000;
const minute = 60;

const contactCount = 120;
const conversationCount = 300;
const messagesPerConversation = 10;
const importedContactCount = 1_500;

/** Ids of the two inboxes. */
const apiInboxId = 7;
const whatsAppInboxId = 8;

const labelTitles = ['billing', 'bug', 'feedback', 'lead', 'refund', 'shipping', 'vip', 'wholesale'];

const texts = {
	contact: ['Where is my order?', 'Thanks, that helped!', 'Can I change the address?', 'It arrived broken.'],
	agent: ['Let me check that for you.', 'It is on its way.', 'Done. Anything else?', 'Could you send a photo?'],
} as const;

function addUsers(store: ChatwootStore): void {
	const { accessToken, agentToken, outsiderToken } = sampleCredentials;
	const accountId = store.accountId;
	store.users.push(
		{ id: 1, accountId, name: 'Mia Admin', email: 'mia@shop.example', role: 'administrator', accessToken },
		{ id: 2, accountId, name: 'Ben Agent', email: 'ben@shop.example', role: 'agent', accessToken: agentToken },
		{ id: 3, accountId, name: 'Cleo Agent', email: 'cleo@shop.example', role: 'agent', accessToken: store.newToken() },
		{
			id: 4,
			accountId: accountId + 1,
			name: 'Olga Outsider',
			email: 'olga@elsewhere.example',
			role: 'administrator',
			accessToken: outsiderToken,
		},
	);
	store.reserveIds('users', 4);
}

function addAccount(store: ChatwootStore): void {
	const shared = {
		hmacMandatory: false,
		lockToSingleConversation: false,
		memberIds: [1, 2, 3],
		agentBotId: null,
		createdAt: baseTime,
		updatedAt: baseTime,
	};
	store.inboxes.push(
		{
			id: apiInboxId,
			name: 'Outreach API',
			channelType: 'Channel::Api',
			identifier: sampleCredentials.inboxIdentifier,
			hmacToken: sampleCredentials.hmacToken,
			webhookUrl: '',
			secret: 'sandbox-inbox-secret',
			...shared,
		},
		{
			id: whatsAppInboxId,
			name: 'WhatsApp Support',
			channelType: 'Channel::Whatsapp',
			templates: sampleTemplates.map((template) => ({ ...template })),
			...shared,
		},
	);
	store.reserveIds('inboxes', whatsAppInboxId);
	const times = { createdAt: baseTime, updatedAt: baseTime };
	store.teams.push(
		{ id: store.newId('teams'), name: 'sales', description: 'New orders', memberIds: [1, 2], ...times },
		{ id: store.newId('teams'), name: 'support', description: 'Everything else', memberIds: [1, 3], ...times },
	);
	for (const title of labelTitles) {
		const id = store.newId('labels');
		store.labels.push({ id, title, description: null, color: '#1f93ff', showOnSidebar: true });
	}
	const { botToken } = sampleCredentials;
	store.agentBots.push({
		id: store.newId('agentBots'),
		name: 'Bot',
		description: null,
		outgoingUrl: null,
		config: {},
		accessToken: botToken,
		secret: 'sandbox-bot-secret',
		createdAt: baseTime,
	});
}

/** The custom attributes that the seeded contacts have, and one for conversations to try. */
function addAttributeDefinitions(store: ChatwootStore): void {
	const shared = {
		description: null,
		type: 'text' as const,
		values: [],
		regexPattern: null,
		regexCue: null,
		defaultValue: null,
		createdAt: baseTime,
		updatedAt: baseTime,
	};
	const add = (key: string, displayName: string, model: 'contact_attribute' | 'conversation_attribute') =>
		store.attributeDefinitions.push({ ...shared, id: store.newId('attributeDefinitions'), key, displayName, model });
	add('plan', 'Plan', 'contact_attribute');
	add('order_number', 'Order Number', 'conversation_attribute');
}

function addContacts(store: ChatwootStore): void {
	for (let index = 0; index < contactCount; index++) {
		const first = firstNames[index % firstNames.length] ?? 'Ada';
		const last = lastNames[Math.floor(index / firstNames.length) % lastNames.length] ?? 'Dahl';
		const number = String(index + 1).padStart(3, '0');
		const at = baseTime - 1_000 * minute + index;
		store.insertContact({
			name: `${first} ${last}`,
			email: `contact${number}@example.com`,
			phoneNumber: `+1202555${String(index + 1).padStart(4, '0')}`,
			identifier: index % 2 === 0 ? `crm-${number}` : null,
			customAttributes: { plan: index % 3 === 0 ? 'pro' : 'free' },
			createdAt: at,
			lastActivityAt: at,
		});
	}
}

function addConversations(store: ChatwootStore, seed: number): void {
	const random = mulberry32(seed + 1);
	for (let index = 0; index < conversationCount; index++) {
		store.insertConversation({
			contactId: (index % contactCount) + 1,
			inboxId: index % 3 === 2 ? whatsAppInboxId : apiInboxId,
			// Every 5th is resolved, every 7th of the others pending, every 11th of the rest snoozed: all statuses occur.
			status: statuses[index % 5 === 0 ? 1 : index % 7 === 0 ? 2 : index % 11 === 0 ? 3 : 0],
			priority: index % 4 === 0 ? 'high' : null,
			labels: index % 6 === 0 ? [pick(random, ['billing', 'bug', 'vip'])] : [],
			assigneeId: index % 4 === 0 ? null : (index % 3) + 1,
			teamId: index % 2 === 0 ? 1 : 2,
			createdAt: baseTime + index * minute,
		});
	}
}

function addMessages(store: ChatwootStore, seed: number): void {
	const random = mulberry32(seed + 2);
	for (let round = 0; round < messagesPerConversation; round++) {
		for (const [index, { id, contactId, assigneeId }] of store.conversations.entries()) {
			const isIncoming = round % 2 === 0;
			store.insertMessage({
				conversationId: id,
				content: pick(random, isIncoming ? texts.contact : texts.agent),
				type: isIncoming ? INCOMING : OUTGOING,
				private: round === 7,
				sender: isIncoming ? { type: 'contact', id: contactId } : { type: 'user', id: assigneeId ?? 1 },
				createdAt: baseTime + (conversationCount + round * 400 + index) * minute,
			});
		}
	}
	for (const conversation of store.conversations) {
		const answers = store.messagesOf(conversation.id).filter(({ type }) => type === OUTGOING);
		conversation.firstReplyAt = answers[0]?.createdAt ?? null;
		// The last message of each conversation is an answer.
		conversation.waitingSince = null;
	}
}

/**
 * The account with which the sandbox starts: 2 inboxes, 3 agents, 2 teams, 8 labels, 120 contacts, 300 conversations and 3,000
 * messages. The same seed gives the same data. `empty`: no contacts, no conversations. `imported`:
 * 1,500 contacts of one import besides, and a conversation with an imported history.
 */
export function seededStore(seed: number, dataset: Dataset, clock?: Clock): ChatwootStore {
	const store = new ChatwootStore(seed, clock);
	addUsers(store);
	addAccount(store);
	if (dataset === 'empty') return store;
	addAttributeDefinitions(store);
	addContacts(store);
	addConversations(store, seed);
	addMessages(store, seed);
	if (dataset !== 'imported') return store;
	importContacts(store, importedContactCount, baseTime);
	addImportedHistory(store, baseTime);
	return store;
}
