// Written as escapes: none of these characters can be seen. Zero-width and directional marks, the soft hyphen, the word
// joiner and invisible operators, isolates, the byte order mark, variation selectors.
const INVISIBLE = /[\uFE00-\uFE0F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
// Joiners and variation selectors between other characters belong to emoji and to the letters of some scripts.
const UNSEEN =
	/[\u00A0\u00AD\u061C\u180E\u1680\u2000-\u200B\u200E\u200F\u202A-\u202F\u205F-\u2064\u2066-\u2069\u3000\uFEFF]/g;
const SURROUNDED = new RegExp(`^(${UNSEEN.source}*)(.*?)(${UNSEEN.source}*)$`, 's');
// Tabs and line breaks count as blanks, too, and so does the full-width blank.
const BLANKS = /[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const HYPHENS = /[\u2010-\u2012\u2212\uFE58\uFE63\uFF0D]/g;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const ARABIC_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;

const QUOTES = ['""', "''", '``', '“”', '„“', '„”', '‘’', '‚‘', '«»', '‹›'];

/**
 * A pasted ID, phone number, email address, URL or date as plain ASCII typing would have given it: without invisible marks,
 * with plain blanks, hyphens and digits, without blanks at the ends, quotes around the value or a spreadsheet's apostrophe in
 * front. Never for texts that people read: emoji and Hebrew need some of the marks.
 */
export function cleanPasted(text: string): string {
	const plain = text
		.replace(INVISIBLE, '')
		.replace(BLANKS, ' ')
		.replace(HYPHENS, '-')
		.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
		.replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 0x0f));
	return withoutQuotes(plain.trim());
}

/** A text without invisible marks, and without blanks at its ends. */
export function withoutMarks(text: string): string {
	return text.replace(INVISIBLE, '').trim();
}

/**
 * A text as a message shows it, in quotes. Marks and blanks that cannot be seen are named: `U+202A before "+46"`,
 * `"4<U+200B>6"`, `"46" and U+00A0`.
 */
export function visibleText(text: string): string {
	const [, before = '', middle = '', after = ''] = SURROUNDED.exec(text) ?? [];
	const shown = middle.replace(UNSEEN, (mark) => `<${codePoint(mark)}>`);
	const names = (marks: string) => Array.from(marks, codePoint).join(', ');
	return `${before && `${names(before)} before `}"${shown}"${after && ` and ${names(after)}`}`;
}

function codePoint(mark: string): string {
	return `U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function withoutQuotes(text: string): string {
	const isQuoted = text.length > 1 && QUOTES.includes(text.charAt(0) + text.charAt(text.length - 1));
	if (isQuoted) return withoutQuotes(text.slice(1, -1).trim());
	// Spreadsheets mark a number that is text with an apostrophe in front.
	return /^['’](?=[^'’])/.test(text) ? withoutQuotes(text.slice(1).trim()) : text;
}
