import type { IDataObject } from 'n8n-workflow';
import { isRecord, normalizeText, omit } from '../shared';

// Every name that the node itself may put into a message. Other names in a stored message come from the server.
const KNOWN = new Set(
	`text url thumbnail_url filename_override title description media_message height choices label coordinates latitude
	longitude cards sections items choice product media message_properties postback_data display_mode phone_number
	fallback_url event_start event_end event_title event_description template_id version language_code parameters
	channel_template omni_template name full_name first_name middle_name last_name prefix suffix phone_numbers addresses
	city country state zip type country_code email_addresses email_address organization company department urls birthday
	id marketplace whatsapp_header whatsapp_footer catalog_id menu text_message card_message carousel_message
	choice_message list_message location_message template_message contact_info_message url_message call_message
	calendar_message share_location_message explicit_channel_message explicit_channel_omni_message
	channel_specific_message`.split(/\s+/),
);
// The sender and the message that is replied to are no content, and not every channel stores them.
const NOT_CONTENT = ['agent', 'reply_to'];
// Names and values of the user's own: the values of a template.
const MAP = 'parameters';
// What the API writes for properties that the sender left out.
const UNSPECIFIED = /^(?:|DISPLAY_MODE_UNSPECIFIED|UNSPECIFIED_HEIGHT)$/;

/**
 * Whether a stored message has the content of a message that is to be sent. Empty properties count as missing, properties
 * that only the server writes are ignored, and dates are compared as points in time.
 */
export function isSameContent(sent: unknown, stored: unknown): boolean {
	return isSame(contentOf(sent), stored);
}

/** A text that two messages of the node share when `isSameContent` takes each for the other. */
export function contentKey(message: unknown): string {
	return JSON.stringify(contentOf(message), (_name, value: unknown) =>
		typeof value === 'string' ? normalizeText(value) : value,
	);
}

function contentOf(message: unknown): unknown {
	return isRecord(message) ? omit(message, ...NOT_CONTENT) : message;
}

function isSame(sent: unknown, stored: unknown): boolean {
	if (holdsNothing(sent)) return holdsNothing(stored);
	if (Array.isArray(sent)) {
		return (
			Array.isArray(stored) &&
			sent.length === stored.length &&
			sent.every((entry, index) => isSame(entry, stored[index]))
		);
	}
	if (typeof sent === 'object' && sent !== null) {
		return typeof stored === 'object' && stored !== null && isSameObject(sent, stored);
	}
	return isSameText(sent, stored) || isSameTime(sent, stored) || isSameNumber(sent, stored);
}

function isSameObject(sent: object, stored: object): boolean {
	const sentProperties = new Map<string, unknown>(Object.entries(sent));
	const storedProperties = new Map<string, unknown>(Object.entries(stored));
	const additional = [...storedProperties].filter(
		([name, value]) =>
			!sentProperties.has(name) && KNOWN.has(name) && !(name === 'postback_data' && isDefaultPostback(value, sent)),
	);
	return (
		[...sentProperties].every(([name, value]) =>
			name === MAP ? isSameMap(value, storedProperties.get(name)) : isSame(value, storedProperties.get(name)),
		) && additional.every(([, value]) => holdsNothing(value))
	);
}

function isSameMap(sent: unknown, stored: unknown): boolean {
	const [own, other] = [Object(sent), Object(stored)] as [IDataObject, IDataObject];
	return Object.keys({ ...own, ...other }).every((name) => isSame(own[name], other[name]));
}

// What the API may store for a button without a value of its own: "The default is message_id_{text, title}" (@sinch/conversation,
// Choice.postback_data). `choice`: the button as it was sent.
function isDefaultPostback(value: unknown, choice: object): boolean {
	const contents = Object.values(choice).filter(isRecord);
	const titles = contents.map(({ text, title }) => normalizeText(text ?? title));
	return titles.some((title) => title !== '' && normalizeText(value).endsWith(`_${title}`));
}

function holdsNothing(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return UNSPECIFIED.test(value);
	return typeof value === 'object' && Object.values(value).every(holdsNothing);
}

function isSameText(sent: unknown, stored: unknown): boolean {
	if (typeof sent !== 'string' || typeof stored !== 'string') return sent === stored;
	return normalizeText(sent) === normalizeText(stored);
}

function isSameTime(sent: unknown, stored: unknown): boolean {
	const isTime = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d\d-\d\dT/.test(text);
	return isTime(sent) && isTime(stored) && Date.parse(sent) === Date.parse(stored);
}

// The API stores coordinates as 32-bit numbers.
function isSameNumber(sent: unknown, stored: unknown): boolean {
	return typeof sent === 'number' && typeof stored === 'number' && Math.fround(sent) === Math.fround(stored);
}
