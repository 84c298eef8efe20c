import type { IDataObject } from 'n8n-workflow';
import { displayValue, InvalidInput, requireTemplateText, toText } from '../../shared';
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

/** A text of a WhatsApp template. Throws an InvalidInput, whose message goes on after the name of the value, as `requireTemplateText`. */
export function toWhatsAppText(text: string): string {
	requireTemplateText(text);
	return text;
}

/** A value of a WhatsApp template, by its name. Throws an InvalidInput for a text that WhatsApp would refuse. */
function toWhatsAppValue(name: string, text: string): string {
	if (name.endsWith('text')) requireTemplateText(text, `The value of "${name}"`);
	return text;
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
