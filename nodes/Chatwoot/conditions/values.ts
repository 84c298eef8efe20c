import { displayValue, InvalidInput, toList, toText } from '../../shared';
import { isoDay, toTruth } from '../attributes/attributeValue';
import { numericId } from '../ids';
import { toPhoneNumber } from '../person';
import { CONTENT, type Target } from './target';

/** The values of a condition as the type of its field. Throws an InvalidInput for a value that the field does not take. */
export function valuesOf(target: Target, operator: string, given: unknown): Array<boolean | number | string> {
	const isText = target.kind === 'text' || target.kind === 'custom';
	const values = checked(() => (isText ? textsIn(given) : toList(given)), 'Give texts or numbers, not objects.');
	const [first] = values;
	if (first === undefined) throw new InvalidInput('"Value" is empty', `"${operator}" needs something to compare with.`);
	if (operator === 'days_before' || target.kind === 'day') requireOne(values);
	if (operator === 'days_before') return [toDays(first)];
	// A part of a phone number is no phone number.
	if (target.kind === 'phone' && CONTENT.includes(operator)) return values;
	return values.map((value) => toValue(target, value));
}

// A text may hold commas. One that begins with an entry in double quotes is a list all the same.
function textsIn(given: unknown): string[] {
	if (typeof given === 'object' || /^\s*"(?:[^"]|"")*"\s*(?:[,;\n]|$)/.test(toText(given))) return toList(given);
	const text = toText(given).trim();
	return text === '' ? [] : [text];
}

function toValue(
	{ kind, words = [], largest = Number.MAX_SAFE_INTEGER }: Target,
	value: string,
): boolean | number | string {
	switch (kind) {
		case 'id':
			return toId(value, largest);
		case 'day':
			return checked(() => isoDay(value), 'Enter it as 2026-03-02.');
		case 'words':
			return toWord(words, value.toLowerCase());
		case 'phone':
			return checked(() => toPhoneNumber(value), 'Enter one such as +12025550123.');
		case 'truth':
			return checked(() => truthIn(value), 'Enter true or false.');
		case 'labels':
			return value.toLowerCase();
		default:
			return value;
	}
}

function toId(value: string, largest: number): number {
	const id = checked(() => numericId(value), 'Enter the number that Chatwoot gave the record.');
	if (id <= largest) return id;
	throw new InvalidInput(`"Value" is ${id}, and no ID is larger than ${largest}`);
}

function toWord(words: string[], value: string): string {
	if (words.includes(value)) return value;
	throw new InvalidInput(
		`"Value" is ${displayValue(value)}, which the field does not know`,
		`Use ${words.join(', ')}.`,
	);
}

function truthIn(value: string): boolean {
	const truth = toTruth(value);
	if (truth !== undefined) return truth;
	throw new InvalidInput(`is ${displayValue(value)}, which is neither true nor false`);
}

function toDays(value: string): string {
	if (/^\d{1,5}$/.test(value)) return value;
	throw new InvalidInput(`"Value" is ${displayValue(value)}, which is no number of days`, 'Enter one such as 7.');
}

/** Throws an InvalidInput for several values where Chatwoot looks at the first one only. */
export function requireOne(values: unknown[]): void {
	if (values.length <= 1) return;
	throw new InvalidInput(`"Value" has ${values.length} values, but takes one here`, 'Add a condition for each value.');
}

function valueRefusal(error: unknown, description: string): InvalidInput {
	return new InvalidInput(`"Value" ${error instanceof Error ? error.message : 'cannot be read'}`, description);
}

// Conversions do not know the label of the field.
function checked<T>(read: () => T, description: string): T {
	try {
		return read();
	} catch (error) {
		throw valueRefusal(error, description);
	}
}
