import { cleanPasted, displayValue, InvalidInput, isRecord, toText } from '../shared';

const EXAMPLE = 'Enter one such as ada@example.com.';

/**
 * For `convert`: the email address of a contact in lower case. `mailto:` and a name before `<ada@example.com>` are taken off. Throws
 * an InvalidInput.
 */
export function toEmail(value: unknown): string {
	const address = addressIn(toText(value));
	if (/^[^@\s<>,;]+@[^@\s<>,;]*[^@\s<>,;.]$/.test(address)) return address.toLowerCase();
	throw new InvalidInput(`is ${displayValue(address || value)}, which is no email address`, EXAMPLE);
}

// Ruby's URI::MailTo::EMAIL_REGEXP, by which Chatwoot v4.15.1 app/helpers/email_helper.rb:14 checks the recipients of an email.
const RECIPIENT =
	/^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
// An entry ends at a comma, a semicolon or a line break that is neither in quotes nor in angle brackets.
const ENTRY = /(?:"(?:[^"\\]|\\.)*"|<[^<>]*>|[^,;\n\r])+/g;

/**
 * For `convert`: the recipients of an email as Chatwoot takes them, separated by commas, each once; undefined for an empty list. They
 * may be an array or a text with commas, semicolons or line breaks, in forms such as `"Doe, Jane" <jane@example.com>`. Throws an
 * InvalidInput that names the first entry that is no address. Chatwoot itself names neither the field nor the address, and refuses
 * names and semicolons (422 "Invalid email address", seen on Chatwoot 4.15.1).
 */
export function toRecipients(value: unknown): string | undefined {
	const given: unknown[] = Array.isArray(value) ? value.flat(Infinity) : [value];
	const entries = given.flatMap(entriesOf).filter((entry) => cleanPasted(entry) !== '');
	const found = new Map(entries.map(toRecipient).map((address) => [address.toLowerCase(), address]));
	return found.size === 0 ? undefined : [...found.values()].join(',');
}

function entriesOf(value: unknown): string[] {
	if (isRecord(value)) throw noAddress(value);
	return toText(value).match(ENTRY) ?? [];
}

function toRecipient(entry: string): string {
	const address = addressIn(entry);
	if (RECIPIENT.test(address)) return address;
	throw noAddress(entry.trim());
}

function noAddress(entry: unknown): InvalidInput {
	return new InvalidInput(`has ${displayValue(entry)}, which is no email address`, EXAMPLE);
}

function addressIn(text: string): string {
	const cleaned = cleanPasted(text);
	const address = cleanPasted(/<([^<>]*)>$/.exec(cleaned)?.[1] ?? cleaned);
	return /^mailto:/i.test(address) ? address.replace(/^mailto:\s*|\?.*$/gi, '') : address;
}
