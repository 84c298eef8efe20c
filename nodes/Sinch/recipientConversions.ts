import type { IDataObject } from 'n8n-workflow';
import { cleanPasted, displayValue, InvalidInput, toText } from '../shared';
import { channels } from './channels';
import { toIdentity } from './phone';

/** The kind of a recipient whose channel stands in the text: `WHATSAPP:+46701234567`. */
export const CHANNEL_AND_ID = 'channelAndId';

/**
 * The conversions of a field of `recipientField`, by its name. They give either the `contact_id`, or the `channel` and the `identity`,
 * as the API takes them, and throw an InvalidInput for a wrong phone number, an unknown channel, and a text that holds no ID.
 */
export function recipientConversions(field: string): Record<string, (given: unknown) => IDataObject> {
	const ofChannels = channels.map(({ value }) => {
		const channel = toText(value);
		return [`${field}.${channel}`, (given: unknown) => channelIdentity(channel, requireText(given))] as const;
	});
	return {
		...Object.fromEntries(ofChannels),
		[`${field}.list`]: toContact,
		[`${field}.id`]: toContact,
		[`${field}.${CHANNEL_AND_ID}`]: toChannelIdentity,
	};
}

function requireText(given: unknown): string {
	if (typeof given !== 'object') return cleanPasted(toText(given));
	throw new InvalidInput(`must be text, but is ${displayValue(given)}`, 'Pick one value out of it.');
}

function toContact(given: unknown): IDataObject {
	return { contact_id: toContactId(given) };
}

/**
 * The ID of a contact. Throws an InvalidInput, with this advice, for a phone number, which would go out as an ID that no contact has.
 */
export function toContactId(
	given: unknown,
	advice = 'For a phone number or an ID of a channel, choose the channel instead of By ID, e.g. SMS.',
): string {
	const text = requireText(given);
	if (!/^\(?(?:\+|00\d)|:/.test(text)) return text;
	throw new InvalidInput(`is ${displayValue(text)}, which is no ID of a contact`, advice);
}

function channelIdentity(channel: string, text: string): IDataObject {
	return { channel, identity: toIdentity(channel, text, '') };
}

const FORM = 'Write the channel, a colon, and the phone number or ID, e.g. WHATSAPP:+46701234567.';

// An ID may hold colons of its own, e.g. that of Apple Messages for Business.
function toChannelIdentity(given: unknown): IDataObject {
	const text = requireText(given);
	const colon = text.indexOf(':');
	if (colon < 0)
		throw new InvalidInput(`is ${displayValue(text)}, which has no colon between the channel and the ID`, FORM);
	const name = text.slice(0, colon).trim();
	const identity = cleanPasted(text.slice(colon + 1));
	if (name === '') throw new InvalidInput(`is ${displayValue(text)}, which has no channel before the colon`, FORM);
	if (identity === '') throw new InvalidInput(`is ${displayValue(text)}, which has nothing after the colon`, FORM);
	const channel = channels.find((each) => isSameWord(each.name, name) || isSameWord(toText(each.value), name));
	if (channel) return channelIdentity(toText(channel.value), identity);
	throw new InvalidInput(
		`is ${displayValue(text)}, whose channel is unknown: ${displayValue(name)}`,
		`Use one of: ${channels.map(({ value }) => value).join(', ')}.`,
	);
}

function isSameWord(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}
