import type { INode, INodeProperties } from 'n8n-workflow';
import { hasVisibleText, isNothing, type Values } from '../base/record';
import { kindsOf } from '../fields/kinds';
import { isOptions } from '../fields/options';
import { pastedKindOf } from '../fields/pasted';
import type { Operation } from '../operation/operation';
import { withColumn } from './columnsOf';
import { givenKind } from './givenKind';
import { locatorValue } from './locatorValue';
import { cleanPasted, withoutMarks } from '../base/pastedText';
import { plainValue } from './plainValue';
import { mainFieldsOf, shows, valueAt } from './shown';
import { missing, named, typedValue } from './typedValue';

/** Reads one parameter of one row, expressions evaluated. */
export type ReadParameter = (name: string, fallback: unknown) => unknown;

type Entries = NonNullable<INodeProperties['options']>;

/** What all rows of a run have in common when their parameters are read. */
export interface Reading {
	operation: Operation;
	node: INode;
	/** IANA name of the timezone in which dates without an offset are meant. */
	timezone: string;
}

/** The reading of one row. */
interface RowReading extends Reading {
	/** The values of its fields so far, on which entries of its collections depend. */
	main: Values;
	/** Whether a menu or a switch without a value counts as not added, as in Filters and Update Fields. */
	takesBlankChoices?: boolean;
}

/**
 * Gives a function that reads the values of one row: each visible field of the operation once, pickers as the ID they hold,
 * dates as ISO 8601 in UTC, values of expressions as plain JSON, with the operation's conversions applied.
 *
 * That function throws an InvalidInput that names the field and the value when a value is missing or malformed. n8n gives
 * undefined for a broken expression, which counts as missing. A field that the workflow does not hold has its default.
 */
export function rowValuesReader(reading: Reading): (read: ReadParameter) => Values {
	const { parameters } = reading.node;
	// Most fields have the same value in every row: a value is checked and converted once.
	const last = new Map<string, { raw: unknown; shownBy: unknown[]; value: unknown }>();
	const conditions = new Map(reading.operation.fields.map((field) => [field, mainFieldsOf(field)]));
	const valueNow = (field: INodeProperties, raw: unknown, main: Values) => {
		const shownBy = conditions.get(field)?.map((name) => valueAt(main, name)) ?? [];
		const known = last.get(field.name);
		if (known && known.raw === raw && known.shownBy.every((value, index) => value === shownBy[index]))
			return known.value;
		const value = valueIn(field, raw, { ...reading, main });
		last.set(field.name, { raw, shownBy, value });
		return value;
	};
	return (read) => {
		const values: Values = { resource: parameters.resource, operation: parameters.operation };
		for (const field of reading.operation.fields) {
			if (shows(field, values)) values[field.name] = valueNow(field, read(field.name, field.default), values);
		}
		return values;
	};
}

// A person who mends a sheet looks for the column, not for the field.
function valueIn(field: INodeProperties, raw: unknown, reading: RowReading): unknown {
	try {
		return valueOf(field, raw, field.name, reading);
	} catch (error) {
		throw withColumn(error, reading.node.parameters[field.name]);
	}
}

function valueOf(field: INodeProperties, raw: unknown, path: string, reading: RowReading): unknown {
	if (field.type === 'collection')
		return chosenIn(field.options ?? [], raw, path, { ...reading, takesBlankChoices: !isOptions(field) });
	if (field.type === 'fixedCollection') return entriesIn(field, raw, path, reading);
	if (kindsOf(field).length > 0) {
		const { kind, value } = givenKind(field, raw);
		return { mode: kind.name, value: plain(kind, locatorValue(kind, value), `${path}.${kind.name}`, reading) };
	}
	return plain(field, locatorValue(field, raw), path, reading);
}

// `completed`: an option that the user has not added has its default, as in the entries of a list.
function chosenIn(options: Entries, raw: unknown, path: string, reading: RowReading, completed = false): Values {
	const chosen: Values = {};
	if (typeof raw !== 'object' || raw === null) return chosen;
	for (const option of parentsFirst(options)) {
		const isAdded = Object.hasOwn(raw, option.name);
		if (!('type' in option) || !(isAdded || completed) || !shows(option, chosen, reading.main)) continue;
		const given = locatorValue(option, isAdded ? Reflect.get(raw, option.name) : option.default);
		// An added option without a value would widen a list, or change less than the user wants.
		if (given === undefined || given === null) throw missing(option);
		chosen[option.name] = valueOf(option, given, `${path}.${option.name}`, reading);
	}
	return chosen;
}

// A menu is sorted by name, which may put an entry above the one on whose value it depends.
function parentsFirst(options: Entries): Entries {
	return [...options].sort((one, other) => Number('displayOptions' in one) - Number('displayOptions' in other));
}

// Gives a list for each group, also where n8n gives one entry because the group may occur only once.
function entriesIn(field: INodeProperties, raw: unknown, path: string, reading: RowReading): Values {
	const groups: Values = {};
	if (typeof raw !== 'object' || raw === null) return groups;
	for (const group of field.options ?? []) {
		if (!('values' in group) || !Object.hasOwn(raw, group.name)) continue;
		const entries: unknown[] = [Reflect.get(raw, group.name)].flat();
		groups[group.name] = entries.map((entry) =>
			chosenIn(group.values, Object(entry), `${path}.${group.name}`, reading, true),
		);
	}
	return groups;
}

function plain(field: INodeProperties, given: unknown, path: string, reading: RowReading): unknown {
	const { operation, timezone, takesBlankChoices = false } = reading;
	const value = cleaned(field, plainValue(given));
	if (isNothing(value)) {
		if (field.required || (isChoice(field) && !takesBlankChoices)) throw missing(field);
		return undefined;
	}
	if (field.required && typeof value === 'string' && !hasVisibleText(value)) throw missing(field);
	const convert = operation.convert?.[path];
	try {
		return convert ? convert(value) : typedValue(field, value, timezone);
	} catch (error) {
		throw named(field, error);
	}
}

// A blank cell chooses nothing. Read as "off", or as another entry of the menu, it could send what the user wants to check first, or
// show a note to the customer. A menu that begins empty may stay empty.
function isChoice({ type, default: first }: INodeProperties): boolean {
	return type === 'boolean' || (type === 'options' && first !== '');
}

function cleaned(field: INodeProperties, value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const kind = pastedKindOf(field);
	if (kind === undefined) return value;
	return kind === 'ownId' ? withoutMarks(value) : cleanPasted(value);
}
