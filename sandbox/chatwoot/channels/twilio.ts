import { isRecord } from '../../server/guards';
import { isBlank } from '../params';
import { isTwilioWhatsApp } from '../rules/contacts/sessions';
import type { ChatwootState } from '../state';
import type { Attributes } from '../store/records';
import { fileUrl } from '../views/message';
import { outgoingText } from './markdown';
import type { Outgoing } from './outbox';
import type { Sending } from './sending';
import { asRubyText } from './templateValues';

/** Kinds of templates whose variables the server fills in. It sends others without variables. */
const filledKinds = ['text', 'quick_reply', 'call_to_action', 'media'];

function templateIn(settings: Attributes, { name, language }: Attributes): Attributes | undefined {
	const { content_templates: synced } = settings;
	const templates: unknown[] = isRecord(synced) && Array.isArray(synced.templates) ? synced.templates : [];
	return templates
		.filter(isRecord)
		.find(
			(template) =>
				template.friendly_name === name &&
				template.language === (isBlank(language) ? 'en' : language) &&
				template.status === 'approved',
		);
}

function variablesOf(template: Attributes, processed: unknown): Attributes {
	if (!filledKinds.includes(String(template.template_type)) || !isRecord(processed)) return {};
	return Object.fromEntries(Object.entries(processed).map(([name, value]) => [name, asRubyText(value)]));
}

/**
 * A message as Twilio's API gets it, and what Twilio makes of it: of several files WhatsApp gets the first one only. Outside the window
 * of 24 hours the server sends a text like any other, and Twilio fails it later.
 *
 * Chatwoot v4.15.1 app/services/twilio/send_on_twilio_service.rb, template_processor_service.rb; Twilio's support article "Sending and
 * Receiving Media with WhatsApp Messaging on Twilio": "Any additional attachments will be ignored"
 */
export function twilioSending({ message, conversation }: Outgoing, { store }: ChatwootState): Sending {
	const inbox = store.inbox(conversation.inboxId);
	const { template_params: params } = message.additionalAttributes;
	const to = conversation.sourceId;
	if (isRecord(params)) {
		const template = templateIn(inbox?.channelSettings ?? {}, params);
		if (!template) return { failed: 'Template not found' };
		const variables = variablesOf(template, params.processed_params);
		return { body: { to, content_sid: template.content_sid, content_variables: JSON.stringify(variables) } };
	}
	const files = message.attachments.map(fileUrl);
	const taken = inbox && isTwilioWhatsApp(inbox) ? files.slice(0, 1) : files;
	const body = outgoingText(message.content, 'Channel::TwilioSms');
	return { body: { to, body, ...(taken.length > 0 && { media_url: taken }) } };
}
