import { cleanPasted, visibleText, withoutMarks } from '../../../../nodes/shared/base/pastedText';

describe('cleanPasted', () => {
	it.each([
		['a directional mark in front', '\u202A+46701234567\u202C', '+46701234567'],
		['a byte order mark', '\uFEFFada@example.com', 'ada@example.com'],
		['zero-width blanks in the middle', '65f0\u200Bc1d2\u2060e3a4', '65f0c1d2e3a4'],
		['isolates', '\u2066https://example.com\u2069', 'https://example.com'],
		['variation selectors', '12\uFE0F', '12'],
		['non-breaking blanks', '\u00A0+46\u202F70 123\u00A0', '+46 70 123'],
		['non-breaking hyphens', '2026\u201103\u201102', '2026-03-02'],
		['line breaks and tabs', '\t42\r\n', '42'],
		['an apostrophe of a spreadsheet', "'+46701234567", '+46701234567'],
		['a typographic apostrophe', '’42', '42'],
		['quotes', '"42"', '42'],
		['typographic quotes', '“42”', '42'],
		['German quotes', '„42“', '42'],
		['French quotes', '«\u00A042\u00A0»', '42'],
		['quotes within quotes', `"'42'"`, '42'],
		['full-width digits and signs', '\uFF0B\uFF14\uFF16\uFF0D\uFF17', '+46-7'],
		['Arabic digits', '\u0664\u0662', '42'],
		['Persian digits', '\u06F4\u06F2', '42'],
		['nothing to clean', 'crm-0017', 'crm-0017'],
		['an apostrophe within', "o'hara@example.com", "o'hara@example.com"],
		['a quote on one side only', '"42', '"42'],
		['a lone quote', '"', '"'],
		['nothing', '', ''],
	])('cleans %s', (_what, text, clean) => {
		expect(cleanPasted(text)).toBe(clean);
	});

	it('gives a clean text back as it is', () => {
		const once = cleanPasted('\u202A“\u00A0+46 70\u2011123 ”');
		expect(cleanPasted(once)).toBe(once);
	});
});

describe('withoutMarks', () => {
	it('takes away what cannot be seen, and nothing else', () => {
		expect(withoutMarks('\uFEFF "crm\u200B-\uFF11" \u00A0')).toBe('"crm-\uFF11"');
	});
});

describe('visibleText', () => {
	it.each([
		['42', '"42"'],
		['\u202A+46701234567', 'U+202A before "+46701234567"'],
		['\uFEFF\u200B42', 'U+FEFF, U+200B before "42"'],
		['4\u200B2', '"4<U+200B>2"'],
		['42\u00A0', '"42" and U+00A0'],
		['\u202A42\u202C', 'U+202A before "42" and U+202C'],
		['\u200B', 'U+200B before ""'],
		['\u{1F469}\u200D\u{1F4BB} \u2764\uFE0F', '"\u{1F469}\u200D\u{1F4BB} \u2764\uFE0F"'],
	])('shows %j as %s', (text, expected) => {
		expect(visibleText(text)).toBe(expected);
	});
});
