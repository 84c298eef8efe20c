import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';
import { toText } from '../base/record';
import { displayValue, toIsoDate, toList } from './convert';
import { mappedValues } from './mappedValues';

/**
 * Converts a value to the type of its field: an expression may give a number as text, or a text as number.
 *
 * Throws an InvalidInput when the value does not fit the field.
 */
export function typedValue(field: INodeProperties, value: unknown, zone: string): unknown {
	switch (field.type) {
		case 'dateTime':
			return toIsoDate(value, zone);
		case 'string':
			return requireText(value);
		case 'number':
			return toNumber(field, value);
		case 'boolean':
			return toBoolean(value);
		case 'options':
			return oneOf(field, value);
		case 'multiOptions':
			return toList(value).map((entry) => oneOf(field, entry));
		case 'resourceLocator':
			return requireId(value);
		case 'resourceMapper':
			return mappedValues(value);
		default:
			return value;
	}
}

function requireText(value: unknown): string {
	if (typeof value === 'object')
		throw new InvalidInput(`must be text, but is ${displayValue(value)}`, 'Pick one value out of it.');
	return toText(value);
}

// An API leaves out a filter that is an object, and then lists everything.
function requireId(value: unknown): unknown {
	if (typeof value === 'string' || typeof value === 'number') return value;
	throw new InvalidInput(`must be an ID, but is ${displayValue(value)}`, 'Enter the ID as text.');
}

function toNumber(field: INodeProperties, value: unknown): number {
	const number = typeof value === 'boolean' || typeof value === 'object' ? NaN : Number(value);
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = field.typeOptions ?? {};
	if (Number.isNaN(number))
		throw new InvalidInput(`must be a number, but is ${displayValue(value)}`, 'Enter digits only.');
	if (numberPrecision === 0 && !Number.isInteger(number)) {
		throw new InvalidInput(`must be a whole number, but is ${number}`, 'Leave the fraction out.');
	}
	if (number < minValue)
		throw new InvalidInput(`must be at least ${minValue}, but is ${number}`, 'Enter a larger number.');
	if (number > maxValue)
		throw new InvalidInput(`must be at most ${maxValue}, but is ${number}`, 'Enter a smaller number.');
	return number;
}

/** A switch, also as text or number: an expression may give either. Throws an InvalidInput for anything else. */
export function toBoolean(value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	const text = toText(value).trim().toLowerCase();
	if (text === 'true' || text === '1' || text === 'yes') return true;
	if (text === 'false' || text === '0' || text === 'no') return false;
	throw new InvalidInput(`must be true or false, but is ${displayValue(value)}`, 'Use true or false.');
}

function oneOf(field: INodeProperties, value: unknown): unknown {
	const { options = [] } = field;
	const choice = options.find((option) => 'value' in option && String(option.value) === String(value));
	if (choice && 'value' in choice) return choice.value;
	const choices = options.flatMap((option) => ('value' in option ? [option.value] : []));
	// A menu that a list fills has no choices in the description.
	if (choices.length === 0) return value;
	throw new InvalidInput(
		`is ${displayValue(value)}, which is none of its choices`,
		`Use one of: ${choices.join(', ')}.`,
	);
}

/** The failure of a conversion, with the field's label in front: conversions do not know the label. */
export function named({ displayName }: INodeProperties, error: unknown): InvalidInput {
	if (error instanceof InvalidInput) return new InvalidInput(`"${displayName}" ${error.message}`, error.description);
	return new InvalidInput(`"${displayName}" cannot be read: ${String(error)}`);
}

/** The failure of a required field that is empty. */
export function missing(field: INodeProperties): InvalidInput {
	return new InvalidInput(
		`"${field.displayName}" is empty`,
		'If the field holds an expression, check that the column it names exists and is filled in this row.',
	);
}
