import type { IDataObject } from 'n8n-workflow';
import { cleanPasted, displayValue, InvalidInput, toE164, toText } from '../shared';
import { uniquePairsOf } from './fieldValues';

/** Longest sender name on SMS (developers.sinch.com, Conversation API, SMS). */
const LONGEST_NAME = 11;

/**
 * The sender of an SMS or MMS: a phone number in E.164 form, a short code, or a name. A number without plus sign stays as it
 * is, since the service plan may hold it in that form. Throws an InvalidInput for anything else.
 */
function toSender(value: unknown, label: string): string {
	const text = cleanPasted(toText(value));
	if (/^(?:\+|00|\(\+)/.test(text)) return toE164(text, `${label} `);
	if (/^[1-9]\d{2,14}$/.test(text)) return text;
	if (text.length <= LONGEST_NAME && /[A-Za-z]/.test(text) && /^[\x20-\x7e]+$/.test(text)) return text;
	throw new InvalidInput(
		`${label} is ${displayValue(value)}, which is no phone number, short code or name`,
		`Enter a number with + and the country code, a short code, or a name of at most ${LONGEST_NAME} letters and digits.`,
	);
}

function toCount(value: unknown, label: string): string {
	const text = toText(value).trim();
	if (/^[1-9]\d*$/.test(text)) return text;
	throw new InvalidInput(`${label} must be a whole number, but is ${displayValue(value)}`, 'Enter e.g. 3.');
}

function toSwitch(value: unknown, label: string): string {
	const text = toText(value).trim().toLowerCase();
	if (text === 'true' || text === 'false') return text;
	throw new InvalidInput(`${label} must be true or false, but is ${displayValue(value)}`, 'Use true or false.');
}

// The properties whose values have a known form (sinch/skills, channels/sms). Sinch accepts a message with any other value,
// and reports it as failed later.
const CONVERSIONS: Record<string, (value: unknown, label: string) => string> = {
	MMS_SENDER: toSender,
	SMS_FLASH_MESSAGE: toSwitch,
	SMS_MAX_NUMBER_OF_MESSAGE_PARTS: toCount,
	SMS_SENDER: toSender,
};

/**
 * The values of the fields Channel Properties and SMS Sender, as the API takes them. Throws an InvalidInput for a value that is
 * empty or wrong, and when both fields name the sender.
 */
export function channelPropertiesOf(value: unknown, smsSender?: unknown): IDataObject {
	const properties = uniquePairsOf(value, 'Channel Properties');
	if (smsSender !== undefined && Object.hasOwn(properties, 'SMS_SENDER'))
		throw new InvalidInput('"SMS Sender" and the channel property SMS_SENDER both name the sender', 'Leave one out.');
	const converted = Object.fromEntries(
		Object.entries(properties).map(([name, text]) => {
			const convert = Object.hasOwn(CONVERSIONS, name) ? CONVERSIONS[name] : undefined;
			return [name, convert ? convert(text, `"${name}"`) : text];
		}),
	);
	return smsSender === undefined ? converted : { ...converted, SMS_SENDER: toSender(smsSender, '"SMS Sender"') };
}
