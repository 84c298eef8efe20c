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

const token = /\{%-?\s*(raw|comment)\s*-?%\}.*?\{%-?\s*end\1\s*-?%\}|\{%.*?%\}|\{\{(-?)(.*?)(-?)\}\}/gs;

/** A text in which every `{{ }}` is markup that liquidjs reads as Ruby's Liquid does. */
export function laxText(text: string): string {
	return text.replace(token, (all: string, _block, open?: string, markup?: string, close?: string) =>
		markup === undefined ? all : `{{${open ?? ''} ${laxOutput(markup)} ${close ?? ''}}}`,
	);
}
