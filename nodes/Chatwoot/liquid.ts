import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, isRecord, normalizeText, toText } from '../shared';

// Chatwoot puts `{% raw %}` and `{% endraw %}` around each such part before it renders a text.
const CODE = /(`.*?`)/s;
// `{` before a back-tick would become part of `{% raw %}`.
const OPENING = /\{\{|\{%|\{$/g;
const OPEN_AT_END = /(?:\{\{(?:(?!\}\}).)*|\{%(?:(?!%\}).)*|\{)$/s;
const RAW_TAG = /\{%-?\s*(?:end)?raw/;
const ESCAPED = /\{\{ "(\{[{%]?)" \}\}/g;

/**
 * A text of which Chatwoot's Liquid makes `text` again: every opening brace of Liquid is written as a quoted text. Throws an
 * InvalidInput where braces between back-ticks would end the protection that Chatwoot gives to what stands there.
 *
 * Chatwoot v4.15.1 app/models/concerns/liquidable.rb:25-38; `{{ "{{" }}` and back-ticks as seen on Chatwoot 4.15.1
 */
export function escapeLiquid(text: string): string {
	if (!/\{[{%`]/.test(text)) return text;
	const parts = text.split(CODE);
	return parts
		.map((part, index) => {
			if (!isCode(index)) return part.replace(index < parts.length - 1 ? OPENING : /\{\{|\{%/g, quoted);
			requireProtected(part, parts[index + 1]);
			return part;
		})
		.join('');
}

/** The text that Chatwoot stores for the body of a message, as far as Liquid in it was escaped by `withoutLiquid`. */
export function storedText({ content, message_type: direction }: IDataObject): string {
	const text = toText(content);
	return direction === 'incoming' || !text.includes('{{ "{') ? text : unescapeLiquid(text);
}

/** The text that Chatwoot stores for a template parameter, as far as Liquid in it was escaped by `escapeParameters`. */
export function storedParameter(value: unknown): string {
	return toText(value).replace(ESCAPED, '$1');
}

/**
 * Whether Chatwoot may make `stored` of a text with Liquid. What stands between values goes out as it is, in this order. With tags such
 * as `{% if %}` only the beginning and the end are certain.
 */
export function mayRenderTo(text: string, stored: string): boolean {
	const certain = partBeforeBrokenCode(text);
	const [first = '', ...further] = (certain ?? text).split(/\{\{.*?\}\}|\{%.*?%\}/s).map(normalizeText);
	const last = certain === undefined ? (further.pop() ?? '') : '';
	const between = text.includes('{%') ? [] : further;
	const shown = normalizeText(stored);
	if (!shown.startsWith(first) || !shown.endsWith(last)) return false;
	let at = first.length;
	for (const part of between) {
		const found = shown.indexOf(part, at);
		if (found === -1) return false;
		at = found + part.length;
	}
	return at <= shown.length - last.length;
}

// Liquid that is open before a back-tick, or between two, takes in `{% raw %}` or `{% endraw %}`, and such a tag in the text opens or
// ends the protection. Then only what stands before the first brace or back-tick is certain.
function partBeforeBrokenCode(text: string): string | undefined {
	const parts = text.split(CODE);
	const isBroken =
		parts.length > 1 && (RAW_TAG.test(text) || parts.slice(0, -1).some((part) => OPEN_AT_END.test(part)));
	return isBroken ? text.slice(0, text.search(/[`{]/)) : undefined;
}

function unescapeLiquid(content: string): string {
	const parts = content.split(CODE);
	return parts.map((part, index) => (isCode(index) ? part : part.replace(ESCAPED, '$1'))).join('');
}

/**
 * The parameters of a template with the Liquid in their texts escaped. Chatwoot renders every text in `processed_params`, and there
 * back-ticks protect nothing (v4.15.1 app/models/concerns/liquidable.rb:65-95).
 */
export function escapeParameters(parameters: unknown): unknown {
	if (typeof parameters === 'string') return parameters.replace(/\{\{|\{%/g, quoted);
	if (Array.isArray(parameters)) return parameters.map(escapeParameters);
	if (!isRecord(parameters)) return parameters;
	return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, escapeParameters(value)]));
}

/** The body of a message with the Liquid of its texts escaped. Chatwoot renders none in incoming messages. */
export function withoutLiquid(body: IDataObject): IDataObject {
	if (body.message_type === 'incoming') return body;
	const { content, template_params: template } = body;
	return {
		...body,
		content: escapeLiquid(toText(content)),
		...(isRecord(template) && {
			template_params: { ...template, processed_params: escapeParameters(template.processed_params) as IDataObject },
		}),
	};
}

function isCode(index: number): boolean {
	return index % 2 === 1;
}

function quoted(opening: string): string {
	return `{{ "${opening}" }}`;
}

// Ruby's Liquid 5.4.0 cuts a text into tags and variables before it looks for `endraw`: a variable that is open at the end of the
// code reaches up to the next `}`, and may swallow the brace after `{% endraw %}`.
function requireProtected(code: string, next = ''): void {
	const isCertain = !/\{%-?\s*endraw/.test(code) && !(next.startsWith('}') && /\{\{[^}]*$/.test(code));
	if (isCertain) return;
	throw new InvalidInput(
		`Chatwoot would change the braces in ${code.length > 60 ? `${code.slice(0, 59)}…` : code}`,
		'Take the back-ticks or the braces out, or switch on "Render Liquid" and write them as Liquid.',
	);
}
