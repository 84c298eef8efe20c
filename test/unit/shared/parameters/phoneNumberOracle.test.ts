import {
	getCountries,
	getExampleNumber,
	parsePhoneNumberFromString,
	type CountryCode,
	type PhoneNumber,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import { toE164 } from '../../../../nodes/shared/parameters/phoneNumber';

// libphonenumber is the judge: toE164 gives its number, or none.

const COUNTRIES =
	`IT CI CG GA BJ VA SM SE NO DK FI DE AT CH FR BE NL LU GB IE ES PT PL CZ HU RO BG GR TR UA RU KZ BY IL AE SA
	EG MA TN NG KE ZA GH UG IN PK BD LK CN JP KR TH VN ID MY PH SG HK TW AU NZ US CA MX BR AR CL CO UY`.split(
		/\s+/,
	) as CountryCode[];

const random = randomOf(20261129);
const digit = () => String(random(10));
const oneOf = <T>(list: readonly T[]): T => list[random(list.length)] as T;

// The judge knows 00 only together with the caller's country, and neither typographic signs nor (+46).
function judged(text: string): PhoneNumber | undefined {
	const plain = text
		.replace(/[\u00a0\u202f]/g, ' ')
		.replace(/[\u2011\u2013]/g, '-')
		.replace(/^\((\+\d+)\)/, '$1')
		.replace(/^00/, '+');
	return parsePhoneNumberFromString(plain, { extract: false });
}

function ours(text: string): string | undefined {
	try {
		return toE164(text);
	} catch {
		return undefined;
	}
}

/** A valid number of the country: an example of libphonenumber whose last digits are others. */
function validNumber(country: CountryCode): PhoneNumber {
	const example = getExampleNumber(country, examples);
	if (!example) throw new Error(`no example of ${country}`);
	const changed = example.number.slice(0, -5) + Array.from({ length: 5 }, digit).join('');
	const number = parsePhoneNumberFromString(changed);
	return number?.isValid() && number.number === changed ? number : example;
}

const grouped = (digits: string, separator: string) =>
	digits.replace(/\d{2,3}(?=\d{2})/g, (group) => group + separator);

// Each kind of spelling: the code and the national digits as a person may write them.
const PLAIN: Record<string, (code: string, national: string) => string> = {
	'E.164': (code, national) => `+${code}${national}`,
	blanks: (code, national) => `+${code} ${grouped(national, ' ')}`,
	hyphens: (code, national) => `+${code}-${grouped(national, '-')}`,
	dots: (code, national) => `+${code}.${grouped(national, '.')}`,
};
const SPELLINGS: typeof PLAIN = {
	...PLAIN,
	'00': (code, national) => `00${code}${national}`,
	'00 and blanks': (code, national) => `00 ${code} ${grouped(national, ' ')}`,
	'no-break blanks': (code, national) => `+${code}\u00a0${grouped(national, '\u202f')}`,
	'dashes of print': (code, national) => `+${code} ${grouped(national, oneOf(['\u2011', '\u2013']))}`,
	'area code in brackets': (code, national) => `+${code} (${national.slice(0, 2)}) ${grouped(national.slice(2), '-')}`,
	'country code in brackets': (code, national) => `(+${code}) ${grouped(national, ' ')}`,
	'a slash after the area code': (code, national) => `+${code} ${national.slice(0, 3)}/${national.slice(3)}`,
	'mixed separators': (code, national) =>
		`+${code} ${national.replace(/\d{2,4}(?=\d\d)/g, (part) => part + oneOf([' ', '-', '.', '']))}`,
	'0 in brackets': (code, national) => `+${code} (0)${grouped(national, ' ')}`,
	'0 before the national number': (code, national) => `+${code} 0${grouped(national, ' ')}`,
};

it('reads plain spellings of 60 countries and more, all of them', () => {
	expect(new Set(COUNTRIES).size).toBeGreaterThanOrEqual(60);
	const refused: string[] = [];
	for (const country of COUNTRIES) {
		for (let round = 0; round < 10; round += 1) {
			const { number, countryCallingCode } = validNumber(country);
			for (const [kind, spell] of Object.entries(PLAIN)) {
				const text = spell(countryCallingCode, number.slice(1 + countryCallingCode.length));
				if (ours(text) !== number) refused.push(`${country} ${kind} ${text} ${String(ours(text))}`);
			}
		}
	}
	expect(refused).toEqual([]);
});

it('reads an example number of every country that libphonenumber knows', () => {
	const numbers = getCountries().flatMap((country) => getExampleNumber(country, examples)?.number ?? []);
	expect(numbers.length).toBeGreaterThan(230);
	expect(numbers.filter((number) => ours(number) !== number)).toEqual([]);
});

it('gives the number that libphonenumber gives for 10,000 spellings, and refuses few of them', () => {
	const wrong: string[] = [];
	const refused: Record<string, number> = {};
	let accepted = 0;
	let known = 0;
	for (let round = 0; round < 10_000; round += 1) {
		const country = COUNTRIES[round % COUNTRIES.length] as CountryCode;
		const [kind, spell] = oneOf(Object.entries(SPELLINGS));
		const { number, countryCallingCode } = validNumber(country);
		const text = spell(countryCallingCode, number.slice(1 + countryCallingCode.length));
		const right = judged(text);
		const given = ours(text);
		if (given !== undefined && given !== right?.number) wrong.push(`${text}: ${given}, not ${String(right?.number)}`);
		if (!right?.isValid()) continue;
		known += 1;
		if (given === undefined) refused[kind] = (refused[kind] ?? 0) + 1;
		else accepted += 1;
	}
	expect(wrong).toEqual([]);
	// The assertion prints the refused kinds.
	expect({ refused, accepted: accepted >= 0.95 * known }).toEqual({ refused, accepted: true });
	expect(known).toBeGreaterThan(8_000);
});

const HOSTILE: Array<(number: string, national: string) => string> = [
	(number) => `${number}.0`,
	(number) => `${number.slice(1)}.0`,
	(number) => number.slice(1),
	(number) => `${number}/${digit()}${digit()}`,
	(number) => `${number} / ${digit()}${digit()}${digit()}`,
	(number) => `${number}/${number.slice(-6)}`,
	(number) => `${number} (${digit()})`,
	(number) => `${number} ${oneOf(['x', 'ext', 'ext. ', '#', ';ext=', ',', 'extension ', '~', 'X', 'доб. '])}${digit()}`,
	(number) => `${number}, ${number}`,
	(number) => `${number}-${digit()}`,
	(number) => `${number}${digit()}${digit()}${digit()}${digit()}${digit()}`,
	(number) => number.slice(0, -4),
	(number) => number.replace('+', '+0'),
	(number) => number.replace('+', '++'),
	(number) => number.replace('+', '+00'),
	(number) => number.replace('+', '-'),
	(number) => number.replace(/\d{4}$/, (end) => `(0)${end}`),
	(_number, national) => national,
	(_number, national) => `0${national}`,
	(number) => `${number.slice(0, -5)}+${number.slice(-5)}`,
	(number) => `${number[1] ?? ''}.${number.slice(2)}E+10`,
	(number) => `${number.slice(0, -1)}O`,
	() => `+${String(random(1000))}${Array.from({ length: 4 + random(12) }, digit).join('')}`,
	() => `+${String(random(1000))}0${Array.from({ length: 4 + random(11) }, digit).join('')}`,
	() => `+${String(random(1000))} (0) ${Array.from({ length: 4 + random(10) }, digit).join('')}`,
];

it('never gives another number than libphonenumber for 2,000 hostile texts', () => {
	const wrong: string[] = [];
	for (let round = 0; round < 2_000; round += 1) {
		const { number, nationalNumber } = validNumber(oneOf(COUNTRIES));
		const text = oneOf(HOSTILE)(number, nationalNumber);
		const given = ours(text);
		if (given !== undefined && given !== judged(text)?.number)
			wrong.push(`${text}: ${given}, not ${String(judged(text)?.number)}`);
	}
	expect(wrong).toEqual([]);
});

/** The mulberry32 generator: integers from 0 to below `limit`, the same for the same seed. */
function randomOf(seed: number): (limit: number) => number {
	let state = seed;
	return (limit) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
	};
}
