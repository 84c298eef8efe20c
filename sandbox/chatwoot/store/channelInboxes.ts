import type { InboxRecord, TemplateRecord } from './records';
import type { ChatwootStore } from './store';

/** The inboxes of channels that reach a customer, by channel. */
export interface ChannelInboxes {
	whatsApp: InboxRecord;
	email: InboxRecord;
	sms: InboxRecord;
	line: InboxRecord;
	/** WhatsApp over Twilio. */
	twilio: InboxRecord;
}

const body = (text: string) => ({ type: 'BODY', text });

/** Templates of a WhatsApp inbox, as Meta's list has them: two that may be sent, one of them in two languages, and one that Meta has not approved. */
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
	{
		name: 'welcome',
		language: 'pt_BR',
		status: 'APPROVED',
		category: 'MARKETING',
		parameter_format: 'NAMED',
		components: [body('Boas-vindas, {{first_name}}!')],
	},
	{ name: 'sale', language: 'en', status: 'PENDING', category: 'MARKETING', components: [body('Everything must go.')] },
];

const contentTemplate = (friendlyName: string, kind: string, variables: Record<string, string>) => ({
	content_sid: `HX-${friendlyName}`,
	friendly_name: friendlyName,
	language: 'en',
	status: 'approved',
	template_type: kind,
	variables,
});

/** Templates of Twilio, as the server keeps them. `variables` are samples. Chatwoot v4.15.1 app/services/twilio/template_sync_service.rb:28 */
export const sampleContentTemplates = [
	contentTemplate('order_update', 'text', { '1': 'Ada', '2': 'A-1000' }),
	contentTemplate('shop', 'catalog', { '1': 'Ada' }),
];

/** Adds a WhatsApp inbox with templates, an email inbox, an SMS inbox, a LINE inbox and one for WhatsApp over Twilio, which all users see. */
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
		twilio: add({
			name: 'Twilio',
			channelType: 'Channel::TwilioSms',
			phoneNumber: 'whatsapp:+12025559003',
			channelSettings: { medium: 'whatsapp', content_templates: { templates: sampleContentTemplates } },
		}),
	};
}
