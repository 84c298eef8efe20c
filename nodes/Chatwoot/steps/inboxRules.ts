import type { IDataObject } from 'n8n-workflow';
import { countCharacters, InvalidInput, isRecord, objectAt, objectsAt, toText, type Row } from '../../shared';
import { recordsIn, requireList } from '../answers';
import { storedText } from '../liquid';
import { callTo, routes } from '../routes';
import { whenRefused } from '../whenRefused';
import { isTwilio, isWhatsApp } from './inboxKind';
import { requireQuestion } from './questionRules';
import { requireTemplate } from './templateRules';

/** All inboxes, read once a run. None when the token may not read them: that of a bot. Throws a Failure. */
export async function listInboxes(row: Row): Promise<IDataObject[]> {
	const read = async () => recordsIn(requireList(await row.fetch(callTo(routes.listInboxes))));
	return await row.account.once('inboxes', async () => await whenRefused(read(), ['401'], []));
}

/** The inbox as the list of inboxes shows it; undefined when it is not there. */
export async function inboxOf(row: Row, inboxId: number): Promise<IDataObject | undefined> {
	return (await listInboxes(row)).find(({ id }) => Number(id) === inboxId);
}

/**
 * Throws an InvalidInput for a message that its channel would drop or alter without a word, or refuse after it was stored: the window
 * of 24 hours is closed, the text is too long, or a template would not arrive as it is given. Nothing is known without the inbox.
 *
 * Seen on Chatwoot 4.15.1 and 4.8.0: a text outside the window is stored as failed
 */
export function requireDeliverable(inbox: IDataObject | undefined, body: IDataObject, canReply: boolean): void {
	if (!inbox || body.private === true || body.message_type === 'incoming') return;
	const isOnWhatsApp = isWhatsApp(inbox);
	if (isRecord(body.template_params) && (isOnWhatsApp || isTwilio(inbox)))
		return requireTemplate(inbox, body.template_params);
	if (isOnWhatsApp && !canReply) {
		throw new InvalidInput(
			'WhatsApp takes only a template here, because the contact has not written in the last 24 hours',
			'Choose WhatsApp Template as Content.',
		);
	}
	if (isOnWhatsApp && !isTwilio(inbox)) requireQuestion(body);
	const { longest, by } = isTwilio(inbox) ? TWILIO_TEXT : WHATSAPP_TEXT;
	if ((isOnWhatsApp || isTwilio(inbox)) && countCharacters(storedText(body)) > longest) {
		const most = longest.toLocaleString('en');
		throw new InvalidInput(`"Text" is longer than the ${most} characters that ${by} takes`, 'Shorten it.');
	}
}

// Meta, WhatsApp Cloud API, text messages: "Maximum 4096 characters".
const WHATSAPP_TEXT = { longest: 4096, by: 'WhatsApp' };
// Twilio error 21617: "The concatenated message body exceeds the 1600 character limit", SMS and WhatsApp.
const TWILIO_TEXT = { longest: 1600, by: 'Twilio' };

const ADDRESSES: Record<string, 'email' | 'phone_number'> = {
	'Channel::Email': 'email',
	'Channel::Sms': 'phone_number',
	'Channel::TwilioSms': 'phone_number',
	'Channel::Whatsapp': 'phone_number',
};
/** The property of a contact that an inbox writes to; undefined for other inboxes, and where the inbox is not known. */
export function addressOf(inbox: IDataObject | undefined): 'email' | 'phone_number' | undefined {
	return ADDRESSES[toText(inbox?.channel_type)];
}

/** Whether an inbox allows one conversation per contact. */
export function isLocked(inbox: IDataObject | undefined): boolean {
	return inbox?.lock_to_single_conversation === true;
}

const WRITABLE_FIRST = ['Channel::Api', 'Channel::WebWidget'];

/**
 * Throws an InvalidInput when no conversation with the contact can be opened in the inbox: the customer has to write first, or the
 * contact lacks the address. A session of the contact in the inbox is enough.
 *
 * Chatwoot v4.15.1 app/builders/contact_inbox_builder.rb; seen on 4.15.1: 500 for LINE, 422 without an address
 */
export function requireReachable(inbox: IDataObject | undefined, contact: IDataObject): void {
	const type = toText(inbox?.channel_type);
	if (!inbox || WRITABLE_FIRST.includes(type) || hasSession(contact, inbox.id)) return;
	const address = ADDRESSES[type];
	if (!address) {
		throw new InvalidInput(
			`In the inbox "${toText(inbox.name)}" the customer has to write first: ${type.replace('Channel::', '')} gives no other way`,
			'Choose another inbox, or wait for a message of the customer.',
		);
	}
	if (toText(contact[address]) !== '') return;
	throw new InvalidInput(
		`The contact has no ${address === 'email' ? 'email address' : 'phone number'}, which the inbox "${toText(inbox.name)}" needs`,
		'Add it to the contact, or choose another inbox.',
	);
}

function hasSession(contact: IDataObject, inboxId: unknown): boolean {
	return objectsAt(contact, 'contact_inboxes').some(
		(session) => toText(objectAt(session, 'inbox').id) === toText(inboxId),
	);
}
