import type { IDataObject } from 'n8n-workflow';
import { hasVisibleText, InvalidInput, optionsOf, toText, type Values } from '../shared';

// The fields of a message that Chatwoot reads in email inboxes only (v4.15.1 app/builders/messages/message_builder.rb:79-106), by
// their labels.
const FIELDS = { bcc_emails: 'BCC', cc_emails: 'CC', email_html_content: 'HTML Body', to_emails: 'To' };

/** The label of the first field of a message that is meant for an email; undefined when it has none. */
export function emailFieldOf(body: IDataObject, values: Values): string | undefined {
	const found = Object.entries(FIELDS).find(([property]) => body[property] !== undefined);
	return found?.[1] ?? (subjectOf(values) ? 'Mail Subject' : undefined);
}

/** The subject that a row gives a new conversation, as a property for the body. */
export function subjectOf(values: Values): { additional_attributes: IDataObject } | undefined {
	const { mailSubject: subject } = optionsOf(values);
	return subject === undefined ? undefined : { additional_attributes: { mail_subject: subject } };
}

/**
 * Throws an InvalidInput for fields of an email in a message that no email is made of: a private note, or one that is marked as
 * incoming. Chatwoot would drop the HTML, and keep the recipients for the next email (v4.15.1
 * app/mailers/conversation_reply_mailer.rb, which takes them from the newest outgoing message). It drops the HTML without a text, too.
 */
export function requireEmail(body: IDataObject, values: Values): void {
	const label = emailFieldOf(body, values);
	if (label === undefined) return;
	if (body.private === true || body.message_type === 'incoming')
		throw new InvalidInput(
			`"${label}" is given, but no email is made of ${body.private === true ? 'a private note' : 'an incoming message'}`,
			'Take the field out, or choose Outgoing as Message Type.',
		);
	if (body.email_html_content === undefined) return;
	if (!hasVisibleText(toText(body.content)))
		throw new InvalidInput('"HTML Body" needs a "Text", which is empty', 'Enter the same in plain text.');
	if (toText(body.email_html_content).includes('\0'))
		throw new InvalidInput('"HTML Body" contains a NUL character', 'Take it out: no email carries it.');
}

/**
 * Throws an InvalidInput when a field of an email is given for an inbox of another channel, which would drop it without a word (seen
 * on Chatwoot 4.15.1). `channel`: the type of the inbox; empty where the token may not read it, and then nothing is checked.
 */
export function requireEmailInbox(label: string | undefined, channel: unknown): void {
	const type = toText(channel);
	if (label === undefined || type === '' || type === 'Channel::Email') return;
	throw new InvalidInput(
		`"${label}" is for email inboxes, but the inbox is of the type ${type.replace('Channel::', '')}`,
		'Take the field out, or choose an email inbox.',
	);
}
