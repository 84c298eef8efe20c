import type { InboxRecord, TemplateRecord } from './records';
import type { ChatwootStore } from './store';

/** The inboxes of channels that reach a customer, by channel. */
export interface ChannelInboxes {
	whatsApp: InboxRecord;
	email: InboxRecord;
	sms: InboxRecord;
	line: InboxRecord;
}

const body = (text: string) => ({ type: 'BODY', text });

/** Templates of a WhatsApp inbox, as Meta's list has them: two that may be sent, and one that Meta has not approved. */
export const sampleTemplates: TemplateRecord[] = [
	{
		name: 'order_update',
		language: 'en',
		status: 'APPROVED',
		category: 'UTILITY',
		parameter_format: 'POSITIONAL',
		components: [body('Hi {{1}}, your order {{2}} is on its way.')],
	},
	{
		name: 'welcome',
		language: 'en_US',
		status: 'APPROVED',
		category: 'MARKETING',
		parameter_format: 'NAMED',
		components: [body('Welcome, {{first_name}}!')],
	},
	{ name: 'sale', language: 'en', status: 'PENDING', category: 'MARKETING', components: [body('Everything must go.')] },
];

/** Adds a WhatsApp inbox with templates, an email inbox, an SMS inbox and a LINE inbox, which all users see. */
export function addChannelInboxes(store: ChatwootStore): ChannelInboxes {
	const add = (values: Pick<InboxRecord, 'channelType' | 'name'> & Partial<InboxRecord>): InboxRecord => {
		const now = store.now();
		const inbox: InboxRecord = {
			id: store.newId('inboxes'),
			hmacMandatory: false,
			lockToSingleConversation: false,
			memberIds: store.agents.map(({ id }) => id),
			agentBotId: null,
			createdAt: now,
			updatedAt: now,
			...values,
		};
		store.inboxes.push(inbox);
		return inbox;
	};
	return {
		whatsApp: add({
			name: 'WhatsApp',
			channelType: 'Channel::Whatsapp',
			phoneNumber: '+12025559001',
			templates: sampleTemplates.map((template) => ({ ...template })),
		}),
		email: add({ name: 'Mail', channelType: 'Channel::Email', email: 'support@shop.example' }),
		sms: add({ name: 'SMS', channelType: 'Channel::Sms', phoneNumber: '+12025559002' }),
		line: add({ name: 'LINE', channelType: 'Channel::Line', channelSettings: { line_channel_id: '1650000000' } }),
	};
}
