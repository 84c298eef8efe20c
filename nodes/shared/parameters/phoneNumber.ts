import { InvalidInput } from '../base/failure';
import { toText } from '../base/record';
import { displayValue } from './convert';
import { cleanPasted } from '../base/pastedText';

// Country codes, each with the possible lengths of its national numbers according to libphonenumber; a test compares the two.
// A few countries have fewer lengths here, because libphonenumber changes digits of their longest or shortest numbers.
const NATIONAL_LENGTHS = parseLengths(
	`1:10 7:10 20:8-10 27:5-10 30:10-12 31:5-11 32:8-9 33:9 34:9 36:8-9 39:6-12 40:6,9 41:9,12 43:4-13 44:7,9-10 45:8
	46:6-10,12 47:5,8 48:6-10 49:4-13 51:8-9 52:10 53:6-8,10 54:10-11 55:8-11 56:9-11 57:8,10-11 58:10 60:8-10 61:5-10
	62:7-13 63:6,8-13 64:5-10 65:8,10-11 66:8-10,13 81:8-13 82:5-6,8-13 84:7-10 86:7-11 90:7,10,12-13 91:8-13 92:8-12
	93:9 94:9 95:6-10 98:4-7,10 211:9 212:9 213:8-9 216:8 218:9 220:7,9 221:9 222:8 223:8 224:8-9 225:10 226:8 227:8
	228:8 229:10 230:7-8,10 231:7-9 232:8 233:8-9 234:10-12 235:8 236:8 237:8-9 238:7 239:7 240:9 241:7-8 242:9 243:7-10
	244:9 245:7,9 246:7 247:5-6 248:7 249:9 250:8-9 251:9 252:6-9 253:8 254:7-10 255:9 256:9 257:8 258:8-9 260:9 261:9
	262:9 263:7,9-10 264:8-9 265:7,9 266:8 267:7-8,10 268:8-9 269:7 290:4-5 291:7 297:7 298:6 299:6 350:8 351:9 352:4-11
	353:7-10 354:7,9 355:6-9 356:8 357:8 358:5-12 359:6-9,12 370:8 371:8 372:7-8,10 373:8 374:8 375:9 376:6,8-9 377:8-9
	378:8,10 380:9-10 381:6-12 382:8-9 383:8-12 385:7-9 386:5-8 387:8-9 389:8 420:9-12 421:6-7,9 423:7,9 500:5 501:7,11
	502:8,11 503:7-8,11 504:8,11 505:8 506:8,10 507:7-8,10-11 508:6,9 509:8 590:9 591:8-9 592:7 593:8-11 594:9 595:6-11
	596:9 597:6-7 598:4-12 599:7-8 670:7-8 672:6 673:7 674:7 675:7-8 676:5,7 677:5,7 678:5,7 679:7,11 680:7 681:6,9
	682:5 683:4,7 685:5-7,10 686:5,8 687:6 688:5-7 689:6,8-9 690:4-7 691:7 692:7 800:8 808:8 850:8,10 852:5-9,11 853:7-8
	855:8-10 856:8-10 870:9,12 878:12 880:6-10 881:9-10 882:7-12 883:8-12 886:7-11 888:11 960:7,10 961:7-8 962:8-9
	963:8-9 964:8-10 965:7-8 966:9-10 967:7-9 968:7-9 970:8-10 971:5-12 972:7-12 973:8 974:7-9,11 975:7-8 976:8-10
	977:8,10-11 979:9 992:9 993:8 994:9 995:9 996:9-10 998:9`,
);

// Countries whose numbers may begin with 0 after the country code: Italy, Norway, Ivory Coast, Burkina Faso, Niger, Benin,
// Gabon, Congo, Ascension, Tajikistan; and numbers of no country.
const ZERO_KEPT = new Set('39 47 225 226 227 229 241 242 247 800 881 888 992'.split(' '));

// Countries in which callers dial a 0 before a national number, while no number with the country code begins with it.
const ZERO_DROPPED = new Set(
	`20 27 31 32 33 40 41 43 44 46 49 51 53 54 55 58 60 61 62 63 64 66 81 82 84 86 90 91 92 93 94 95 98 211 212 213 218 231
	232 233 234 243 249 251 252 254 255 256 260 261 262 263 264 265 291 353 355 358 359 370 373 374 375 377 380 381 382 383
	385 386 387 389 421 423 508 590 591 593 594 595 596 598 686 850 855 856 880 886 961 962 963 964 966 967 970 971 972 976
	977 994 995 996`.split(/\s+/),
);

const HINT = 'Write it with + and the country code, e.g. +46701234567.';
const EXTENSION = /\d[ .,;-]*(?:x|#|ext|extension|[,;~])[^\d]*\d+$/i;

/**
 * A phone number in E.164 form: `+` and digits. Accepts a number with + or 00 and its country code. Blanks, hyphens, dots and
 * brackets may group the digits. A national 0 after the country code is dropped where no number of the country keeps it.
 *
 * Throws an InvalidInput, whose message begins with `name`, for anything that may mean two numbers or none.
 */
export function toE164(value: unknown, name = ''): string {
	const text = cleanPasted(toText(value)).replace(/[\u2013-\u2015]/g, '-');
	const refuse = (why: string, hint = HINT) =>
		new InvalidInput(`${name}is ${displayValue(text || value)}, which ${why}`, hint);
	if (EXTENSION.test(text)) throw refuse('is no phone number but a number with an extension, or several numbers');
	const international = afterPrefix(text);
	if (international === undefined) throw refuse(...reasonWithoutPrefix(text));
	const [digits, why] = readInternational(international);
	if (why !== undefined) throw refuse(why);
	return `+${digits}`;
}

// The number from its country code on; undefined when the text does not begin with + or 00. Brackets around the country code
// are taken away: (+46) 70…, +(46) 70…
function afterPrefix(text: string): string | undefined {
	const bare = text.replace(/^\((\+|00)(\d{1,3})\)/, '$1$2 ').replace(/^(\+|00) ?\(([1-9]\d{0,2})\)/, '$1$2 ');
	return /^(?:\+|00) ?(\d.*)$/.exec(bare)?.[1];
}

type Reading = [digits: string, refusal?: string];

function readInternational(text: string): Reading {
	const refused = (why: string): Reading => ['', why];
	// A group in brackets belongs to the number when digits follow. At the end it is a counter, such as (2).
	const unbracketed = text.replace(/\( ?(\d+) ?\)(?=[ .-]*[\d(])/g, ' $1 ');
	if (/\(\d+\)$/.test(unbracketed)) return refused('ends with digits in brackets, which are not part of a number');
	if (!/^[\d ./-]*\d$/.test(unbracketed)) return refused('is no phone number');
	if (isCounted(unbracketed))
		return refused('ends with a digit after the number, such as a decimal place or a counter');
	const digits = unbracketed.replace(/\D/g, '');
	if (digits.startsWith('0')) return refused('begins with 0, so that its country is not known');
	if (digits.length < 7) return refused('is too short for a phone number');
	const code = [1, 2, 3].map((length) => digits.slice(0, length)).find((start) => NATIONAL_LENGTHS.has(start));
	if (code === undefined) return refused('begins with no country code that is in use');
	const national = withoutTrunkPrefix(code, digits.slice(code.length), text);
	if (national === undefined) {
		return refused('has a national 0, and it is not clear whether that belongs to the number');
	}
	const misfit = misfitOf(code, national);
	if (misfit !== undefined) return refused(`is ${misfit} phone number with the country code ${code}`);
	if (mayBeTwo(unbracketed, code)) {
		return refused('has a slash, after which another number may begin');
	}
	return [code + national];
}

// +46701234567.0 from a column of decimal numbers, +46701234567-2 from a numbered list.
function isCounted(text: string): boolean {
	return /^\d+\.0+$/.test(text) || /^\d{10,}[ .-]\d$/.test(text);
}

/** The number without the digit that only callers inside the country dial; undefined when it is not clear which it is. */
function withoutTrunkPrefix(code: string, national: string, text: string): string | undefined {
	const hasBracketedZero = /\( ?0 ?\)/.test(text);
	if (hasBracketedZero && !new RegExp(`^${code}[ .-]*\\( ?0 ?\\)`).test(text)) return undefined;
	if (!national.startsWith('0')) return national;
	if (ZERO_KEPT.has(code)) return hasBracketedZero ? undefined : national;
	// In South Korea 08… may choose a carrier.
	if (!ZERO_DROPPED.has(code) || (code === '82' && national.startsWith('08'))) return undefined;
	return national.startsWith('00') ? undefined : national.slice(1);
}

function misfitOf(code: string, national: string): 'too short for a' | 'too long for a' | 'no' | undefined {
	const lengths = NATIONAL_LENGTHS.get(code) ?? [];
	if (national.length < Math.min(...lengths)) return 'too short for a';
	if (national.length > Math.max(...lengths) || code.length + national.length > 15) return 'too long for a';
	// In Brazil and Luxembourg a prefix for choosing a carrier begins like this.
	const hasCarrier = (code === '55' && national.startsWith('90')) || (code === '352' && national.startsWith('1'));
	return hasCarrier || !lengths.includes(national.length) ? 'no' : undefined;
}

// One slash may separate the area code from the rest. Any other one separates a number from the end of another one.
function mayBeTwo(text: string, code: string): boolean {
	const [before = '', after, ...more] = text.split('/').map((part) => part.replace(/\D/g, ''));
	if (after === undefined) return false;
	const shortest = code.length + Math.min(...(NATIONAL_LENGTHS.get(code) ?? []));
	return more.length > 0 || before.length >= shortest || after.length < 5;
}

function reasonWithoutPrefix(text: string): [why: string, hint?: string] {
	const digits = text.replace(/\.0+$/, '').replace(/[ ()./-]/g, '');
	if (!/^\d+$/.test(digits)) return ['is no phone number'];
	if (digits.startsWith('0')) return ['begins with 0, so that its country is not known'];
	if (digits.length < 7) return ['is too short for a phone number'];
	const [number, refusal] = readInternational(digits);
	const sheets = 'Spreadsheets drop the plus sign from columns of numbers: format the column as text.';
	const hint =
		refusal === undefined ? `Write +${number} if it begins with its country code. Otherwise add both.` : HINT;
	return ['has no plus sign and country code', `${hint} ${sheets}`];
}

function parseLengths(table: string): Map<string, number[]> {
	return new Map(
		table.split(/\s+/).map((entry) => {
			const [code = '', ranges = ''] = entry.split(':');
			return [code, ranges.split(',').flatMap(rangeOf)];
		}),
	);
}

// `8-10` is 8, 9, 10.
function rangeOf(range: string): number[] {
	const [first = 0, last = first] = range.split('-').map(Number);
	return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
