import type { IDataObject } from 'n8n-workflow';
import { countCharacters, InvalidInput, isRecord, objectAt, objectsAt, toText, type Row } from '../../shared';
import { recordsIn, requireList } from '../answers';
import { storedText } from '../liquid';
import { callTo, routes } from '../routes';
import { whenRefused } from '../whenRefused';

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
 * Throws an InvalidInput for a message that a WhatsApp inbox would drop or alter without a word: the window of 24 hours is closed,
 * or there are several files, a text that is too long, or a template that Chatwoot would send without its parameters.
 *
 * Seen on Chatwoot 4.15.1 and 4.8.0; app/services/whatsapp/template_processor_service.rb:21-31, providers/whatsapp_cloud_service.rb:118
 */
export function requireDeliverable(inbox: IDataObject | undefined, body: IDataObject, canReply: boolean): void {
	if (!inbox || !isWhatsApp(inbox) || body.private === true || body.message_type === 'incoming') return;
	const files = Array.isArray(body.attachments) ? body.attachments.length : 0;
	if (isRecord(body.template_params)) return requireTemplate(inbox, body.template_params);
	if (!canReply) {
		throw new InvalidInput(
			'WhatsApp takes only a template here, because the contact has not written in the last 24 hours',
			'Choose WhatsApp Template as Content.',
		);
	}
	if (files > 1) {
		throw new InvalidInput(
			`WhatsApp gets one file with a message, and here are ${files}: Chatwoot would drop the others`,
			'Send each file as a message of its own.',
		);
	}
	// Meta, WhatsApp Cloud API, text messages: "Maximum 4096 characters".
	if (files === 0 && countCharacters(storedText(body)) > 4096) {
		throw new InvalidInput('"Text" is longer than the 4,096 characters that WhatsApp takes', 'Shorten it.');
	}
}

function requireTemplate(inbox: IDataObject, params: IDataObject): void {
	const { name, language, processed_params: processed } = params;
	const parameters = isRecord(processed) ? (isRecord(processed.body) ? processed.body : processed) : {};
	const empty = Object.entries(parameters).find(([, value]) => typeof value === 'string' && value.trim() === '');
	if (empty) {
		throw new InvalidInput(
			`Template parameter "${empty[0]}" is empty: Chatwoot leaves it out, and the next one would take its place`,
			'Give every parameter a value.',
		);
	}
	if (!Array.isArray(inbox.message_templates)) return;
	const known = objectsAt(inbox, 'message_templates').filter((template) => template.name === name);
	const given = known.find((template) => lower(template.language) === lower(language ?? 'en'));
	if (lower(given?.status) === 'approved') return;
	const languages = known.map((template) => toText(template.language)).join(', ');
	throw new InvalidInput(
		given
			? `Meta has not approved the template "${toText(name)}": its status is ${toText(given.status)}`
			: `This inbox has no template "${toText(name)}" in the language "${toText(language ?? 'en')}"`,
		known.length > 0
			? `It has the template in: ${languages}.`
			: 'Check the name. A new template appears after Settings → Inboxes → Configuration → Sync Templates.',
	);
}

function lower(value: unknown): string {
	return toText(value).toLowerCase();
}

/** True for WhatsApp Cloud and 360dialog; WhatsApp over Twilio is a channel of its own. */
export function isWhatsApp({ channel_type: type }: IDataObject): boolean {
	return type === 'Channel::Whatsapp';
}

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
