import type { InboxRecord, SessionRecord } from '../store/records';
import type { ChatwootStore } from '../store/store';
import { isoTime } from './times';

/** The settings of a new inbox. */
const defaultSettings = {
	greeting_enabled: false,
	greeting_message: null,
	enable_email_collect: true,
	csat_survey_enabled: false,
	enable_auto_assignment: true,
	working_hours_enabled: false,
	out_of_office_message: null,
	timezone: 'UTC',
	allow_messages_after_resolved: true,
	sender_name_type: 'friendly',
	business_name: null,
};

/** The settings of an inbox, those of its channel left out. */
export function inboxSettingsView({ settings }: InboxRecord) {
	return { ...defaultSettings, ...settings };
}

function twilioFields({ phoneNumber, channelSettings = {} }: InboxRecord) {
	const { medium, content_templates: templates } = channelSettings;
	return {
		messaging_service_sid: null,
		phone_number: phoneNumber,
		medium: medium ?? 'sms',
		content_templates: templates ?? null,
	};
}

/** What an inbox shows of its channel: fields of one kind of channel only. `withKeys`: keys that administrators see. */
function channelFields(inbox: InboxRecord, withKeys: boolean) {
	const { channelType, hmacToken, hmacMandatory, channelSettings = {} } = inbox;
	switch (channelType) {
		case 'Channel::Api':
			return {
				inbox_identifier: inbox.identifier,
				hmac_mandatory: hmacMandatory,
				webhook_url: inbox.webhookUrl,
				additional_attributes: channelSettings.additional_attributes ?? {},
				...(withKeys && { hmac_token: hmacToken }),
			};
		case 'Channel::WebWidget':
			return {
				website_token: inbox.websiteToken,
				hmac_mandatory: hmacMandatory,
				website_url: channelSettings.website_url,
				widget_color: channelSettings.widget_color,
				welcome_title: channelSettings.welcome_title,
				welcome_tagline: channelSettings.welcome_tagline,
				...(withKeys && { hmac_token: hmacToken }),
			};
		case 'Channel::Email':
			return { email: inbox.email };
		case 'Channel::Whatsapp':
			return {
				phone_number: inbox.phoneNumber,
				provider: channelSettings.provider ?? 'default',
				message_templates: inbox.templates ?? [],
				...(withKeys && { provider_config: channelSettings.provider_config ?? {} }),
			};
		case 'Channel::TwilioSms':
			return twilioFields(inbox);
		default:
			return inbox.phoneNumber === undefined ? {} : { phone_number: inbox.phoneNumber };
	}
}

/**
 * An inbox. Administrators see its keys too; the secret that signs its callbacks is a trait of the server's version.
 *
 * Chatwoot v4.15.1 app/views/api/v1/models/_inbox.json.jbuilder
 */
export function inboxView(inbox: InboxRecord, { withKeys, withSecret }: { withKeys: boolean; withSecret: boolean }) {
	const { id, name, channelType, lockToSingleConversation, secret } = inbox;
	return {
		id,
		avatar_url: '',
		channel_id: id,
		name,
		channel_type: channelType,
		...inboxSettingsView(inbox),
		lock_to_single_conversation: lockToSingleConversation,
		...channelFields(inbox, withKeys),
		...(withSecret && secret !== undefined && { secret }),
	};
}

/** An inbox, as a contact's session shows it. */
export function slimInboxView({ id, name, channelType }: InboxRecord) {
	return { id, avatar_url: '', channel_id: id, name, channel_type: channelType, provider: null };
}

/** An inbox as the row of the database, which the answer to a new contact shows. */
export function inboxRecordView(inbox: InboxRecord) {
	const { id, name, channelType, lockToSingleConversation, createdAt, updatedAt } = inbox;
	return {
		id,
		channel_id: id,
		account_id: 1,
		name,
		created_at: isoTime(createdAt),
		updated_at: isoTime(updatedAt),
		channel_type: channelType,
		email_address: null,
		lock_to_single_conversation: lockToSingleConversation,
		portal_id: null,
	};
}

/** A contact's session, with its inbox. */
export function sessionView(store: ChatwootStore, { inboxId, sourceId }: SessionRecord) {
	const inbox = store.inbox(inboxId);
	return { source_id: sourceId, inbox: inbox ? slimInboxView(inbox) : null };
}
