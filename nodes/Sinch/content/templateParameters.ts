import type { IDataObject } from 'n8n-workflow';
import { displayValue, InvalidInput, toFailure, toText, type Failure } from '../../shared';
import { uniquePairsOf } from '../fieldValues';
import { toId } from '../ids';

// The forms of names are those of Sinch's own MCP server, src/tools/conversation/send-whatsapp-template-message.ts, which says
// that WhatsApp takes no others and that the message fails silently.
const WHATSAPP_NAME = /^(?:carousel\[\d+\])?(?:body|header|button)\[\d+\][a-z_]+(?:\[\d+\][a-z_]+)?(?:\.[a-z_]+)*$/;
// 1, {{1}}
const BARE = /^(?:\{\{)?([1-9]\d*)(?:\}\})?$/;
// body.1, body[1], body1, body[1].text, header.2
const SHORT = /^(body|header)[._-]?\[?([1-9]\d*)\]?(?:\.?text)?$/;

const PARAMETERS = 'Parameters';

/**
 * The name of a value of a WhatsApp template, as Sinch passes it on to WhatsApp: `body[1]text` for the first gap of the body.
 * A number alone means a gap of the body. Throws an InvalidInput for a name that WhatsApp does not know.
 */
export function toWhatsAppName(name: string): string {
	const text = name.replace(/\s+/g, '');
	const lower = text.toLowerCase();
	const bare = BARE.exec(text)?.[1];
	if (bare !== undefined) return `body[${bare}]text`;
	const [, place, index] = SHORT.exec(lower) ?? [];
	if (place !== undefined) return `${place}[${index}]text`;
	if (WHATSAPP_NAME.test(lower) && !/(?:body|header)\[0/.test(lower)) return lower;
	throw new InvalidInput(
		`"${PARAMETERS}" has the name ${displayValue(name)}, which WhatsApp does not know`,
		'Write 1 for the variable {{1}} of the text, header[1]text or header[1]image.link for the header, or button[0]url[1]text for the first button. Variables count from 1, buttons from 0.',
	);
}

/**
 * A text of a WhatsApp template. Throws an InvalidInput, whose message goes on after the name of the value, for a line break, a tab
 * and more than four blanks in a row: WhatsApp refuses them (Meta's Cloud API, error 132018) after Sinch has accepted the message.
 */
export function toWhatsAppText(text: string): string {
	if (!/[\r\n\t]| {5}/.test(text)) return text;
	throw new InvalidInput(
		'has a line break, a tab or more than four blanks in a row, which WhatsApp refuses in a template',
		'Write it on one line, e.g. with commas.',
	);
}

/** A value of a WhatsApp template, by its name. Throws an InvalidInput for a text that WhatsApp would refuse. */
function toWhatsAppValue(name: string, text: string): string {
	const isLink = !name.endsWith('text');
	if (isLink) return text;
	try {
		return toWhatsAppText(text);
	} catch (error) {
		throw ofValue(name, error);
	}
}

function ofValue(name: string, error: unknown): Failure {
	const { message, description } = toFailure(error, 'invalidInput');
	return new InvalidInput(`The value of "${name}" ${message}`, description);
}

/**
 * The values of a template, as the API takes them. Throws an InvalidInput when a value is empty, a name comes twice, or WhatsApp
 * would refuse the name or the value.
 */
export function templateParametersOf(field: unknown, templateOf: unknown): IDataObject {
	if (templateOf !== 'WHATSAPP') return uniquePairsOf(field, PARAMETERS);
	const pairs = uniquePairsOf(field, PARAMETERS, toWhatsAppName);
	return Object.fromEntries(Object.entries(pairs).map(([name, text]) => [name, toWhatsAppValue(name, toText(text))]));
}

/**
 * The language of a WhatsApp template with the underscore that WhatsApp wants: `en-US` becomes `en_US`. Throws an InvalidInput
 * for a text that is no language code.
 */
export function toWhatsAppLanguage(value: unknown): string {
	const [, language = '', ...parts] =
		/^([a-z]{2,3})(?:[_-]([a-z]{4}))?(?:[_-]([a-z]{2}|\d{3}))?$/i.exec(toId(value)) ?? [];
	if (language === '') {
		throw new InvalidInput(
			`is ${displayValue(value)}, which is no language of a WhatsApp template`,
			'Enter the code that stands beside the template, e.g. en_US or sv.',
		);
	}
	const [script, region] = parts;
	const capital = script && script.charAt(0).toUpperCase() + script.slice(1).toLowerCase();
	return [language.toLowerCase(), capital, region?.toUpperCase()].filter((part) => part !== undefined).join('_');
}
