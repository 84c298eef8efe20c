// Every name that the node itself may put into a message. Others in a stored message come from the server.
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
// How the API writes what was left out.
const UNSPECIFIED = /^(?:|DISPLAY_MODE_UNSPECIFIED|UNSPECIFIED_HEIGHT)$/;

/**
 * Whether a stored message has the content of one that is to be sent. What is empty counts as absent, and so does what
 * only the server puts in; moments are compared as such.
 */
export function sameMessage(sent: unknown, stored: unknown): boolean {
	if (isEmpty(sent)) return isEmpty(stored);
	if (Array.isArray(sent)) {
		return (
			Array.isArray(stored) &&
			sent.length === stored.length &&
			sent.every((entry, index) => sameMessage(entry, stored[index]))
		);
	}
	if (typeof sent === 'object' && sent !== null) {
		if (typeof stored !== 'object' || stored === null) return false;
		const [mine, theirs] = [new Map(Object.entries(sent)), new Map<string, unknown>(Object.entries(stored))];
		const additional = [...theirs.keys()].filter((name) => !mine.has(name) && KNOWN.has(name));
		return (
			[...mine].every(([name, value]) => OF_THE_SENDER.has(name) || sameMessage(value, theirs.get(name))) &&
			additional.every((name) => isEmpty(theirs.get(name)))
		);
	}
	return sameText(sent, stored) || sameMoment(sent, stored) || sameNumber(sent, stored);
}

// Who writes and what it answers are no content, and not every channel keeps them.
const OF_THE_SENDER = new Set(['agent', 'reply_to']);

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return UNSPECIFIED.test(value);
	return typeof value === 'object' && Object.values(value).every(isEmpty);
}

// Servers may trim a text, or change its line ends.
function sameText(sent: unknown, stored: unknown): boolean {
	const normalized = (value: unknown) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value);
	return normalized(sent) === normalized(stored);
}

function sameMoment(sent: unknown, stored: unknown): boolean {
	const isMoment = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d\d-\d\dT/.test(text);
	return isMoment(sent) && isMoment(stored) && Date.parse(sent) === Date.parse(stored);
}

// Coordinates are kept with the precision of a 32-bit number.
function sameNumber(sent: unknown, stored: unknown): boolean {
	return typeof sent === 'number' && typeof stored === 'number' && Math.fround(sent) === Math.fround(stored);
}
