// Liquid 5.4.0 for Ruby, which Chatwoot 4.8 to 4.15 use, reads `{{ }}` with regular expressions ("lax" mode) instead of a
// grammar: it takes what it understands and drops the rest. liquidjs has a grammar. These functions rewrite what Ruby accepts
// into markup that means the same to liquidjs.

/** A word or a quoted text. Liquid 5.4.0 lib/liquid.rb, QuotedFragment */
const fragment = /"[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+/;
const fragmentSource = fragment.source;

/** The parts of a variable: names and brackets. Liquid 5.4.0 lib/liquid.rb, VariableParser */
const lookups = /\[[^[\]]*\]|[A-Za-z0-9_-]+\??/g;

const literals = new Set(['nil', 'null', 'true', 'false', 'blank', 'empty']);

/** An expression of Ruby's Liquid as liquidjs reads it. An expression that names nothing becomes `nil`. */
function laxExpression(text: string): string {
	if (literals.has(text) || /^(?:"[^"]*"|'[^']*'|-?\d+|-?\d+\.\d+|\(.+\.\..+\))$/.test(text)) return text;
	const [first, ...rest] = text.match(lookups) ?? [];
	// A name that begins with a digit is a variable that nobody has set; to liquidjs it would be a number.
	if (first === undefined || /^[\d-]/.test(first)) return 'nil';
	return [first, ...rest].reduce((path, part) => (part.startsWith('[') ? path + part : `${path}.${part}`));
}

function laxArgument(text: string): string {
	const named = /^(\w+)\s*:\s*(.+)$/s.exec(text);
	return named ? `${named[1]}: ${laxExpression(named[2] ?? '')}` : laxExpression(text);
}

function laxFilter(text: string): string {
	const name = /\w+/.exec(text)?.[0];
	if (name === undefined) return '';
	const argument = new RegExp(`[:,]\\s*((?:\\w+\\s*:\\s*)?(?:${fragmentSource}))`, 'g');
	const found = Array.from(text.matchAll(argument), ([, value = '']) => laxArgument(value));
	return ` | ${name}${found.length > 0 ? `: ${found.join(', ')}` : ''}`;
}

/**
 * The markup between `{{` and `}}` as liquidjs reads it. Operators are no part of Ruby's markup: `{{ a or b }}` is `{{ a }}`.
 *
 * Liquid 5.4.0 lib/liquid/variable.rb, lax_parse
 */
export function laxOutput(markup: string): string {
	const found = fragment.exec(markup);
	if (!found) return 'nil';
	const rest = markup.slice(found.index + found[0].length);
	const filters = /\|\s*(.*)/s.exec(rest)?.[1] ?? '';
	const parts = filters.match(new RegExp(`(?:\\s+|${fragmentSource}|,)+`, 'g')) ?? [];
	return laxExpression(found[0]) + parts.map(laxFilter).join('');
}

const blockStart = /^\{%-?\s*(raw|comment)\s*-?%\}$/;

/** The end of what begins at `from` with `{%` or `{{`; undefined when it is not closed. */
function endOf(text: string, from: number): number | undefined {
	const close = text.indexOf(text.startsWith('{%', from) ? '%}' : '}}', from + 2);
	if (close < 0) return undefined;
	const end = close + 2;
	const [, block] = blockStart.exec(text.slice(from, Math.min(end, from + 100))) ?? [];
	if (block === undefined) return end;
	const closing = new RegExp(`\\{%-?\\s*end${block}\\s*-?%\\}`, 'g');
	closing.lastIndex = end;
	return closing.exec(text) ? closing.lastIndex : undefined;
}

function laxToken(token: string): string {
	if (!token.startsWith('{{')) return token;
	const [, open = '', markup = '', close = ''] = /^\{\{(-?)(.*?)(-?)\}\}$/s.exec(token) ?? [];
	return `{{${open} ${laxOutput(markup)} ${close}}}`;
}

/**
 * A text in which every `{{ }}` is markup that liquidjs reads as Ruby's Liquid does. A text with markup that is not closed stays
 * as it is from there on, as no Liquid can parse it.
 */
export function laxText(text: string): string {
	const parts: string[] = [];
	let done = 0;
	for (let from = nextMarkup(text, 0); from >= 0; from = nextMarkup(text, done)) {
		const end = endOf(text, from);
		if (end === undefined) break;
		parts.push(text.slice(done, from), laxToken(text.slice(from, end)));
		done = end;
	}
	return parts.join('') + text.slice(done);
}

function nextMarkup(text: string, from: number): number {
	const markup = /\{[{%]/g;
	markup.lastIndex = from;
	return markup.exec(text)?.index ?? -1;
}
