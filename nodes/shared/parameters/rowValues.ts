import type { INode, INodeProperties, NodeParameterValue } from 'n8n-workflow';
import type { Operation } from '../operation/operation';
import { missing, named, typedValue } from './typedValue';
import { isNothing, type Values } from '../base/record';
import { locatorValue } from './locatorValue';

/** Reads one parameter of one row, expressions evaluated. */
export type ReadParameter = (name: string, fallback: unknown) => unknown;

type Options = NonNullable<INodeProperties['options']>;

/** What reading a row depends on besides the row. */
export interface Reading {
	operation: Operation;
	node: INode;
	/** IANA name of the timezone in which dates without an offset are meant. */
	timezone: string;
}

/**
 * Gives a function for the values of one row: every field of the operation that shows, read once, with pickers reduced to
 * what they hold, dates as ISO 8601 UTC, and the operation's own conversions applied.
 *
 * That throws a Refusal that names the field and the value when something is missing or malformed. A broken expression
 * arrives from n8n as undefined, and so counts as missing.
 */
export function rowValuesReader(reading: Reading): (read: ReadParameter) => Values {
	const { parameters } = reading.node;
	// Most fields hold the same in one row as in the row before, and are checked and converted once.
	const last = new Map<string, { raw: unknown; value: unknown }>();
	const valueNow = (field: INodeProperties, raw: unknown) => {
		const known = last.get(field.name);
		if (known && known.raw === raw) return known.value;
		const value = valueOf(field, raw, field.name, reading);
		last.set(field.name, { raw, value });
		return value;
	};
	return (read) => {
		const values: Values = { resource: parameters.resource, operation: parameters.operation };
		for (const field of reading.operation.fields) {
			if (shows(field, values)) values[field.name] = valueNow(field, read(field.name, field.default));
		}
		return values;
	};
}

function valueOf(field: INodeProperties, raw: unknown, path: string, reading: Reading): unknown {
	if (field.type === 'collection') return chosenIn(field.options ?? [], raw, path, reading);
	if (field.type === 'fixedCollection') return entriesIn(field, raw, path, reading);
	return plain(field, locatorValue(field, raw), path, reading);
}

// `completed`: what was not added has its default, as in the entries of a list.
function chosenIn(options: Options, raw: unknown, path: string, reading: Reading, completed = false): Values {
	const chosen: Values = {};
	if (typeof raw !== 'object' || raw === null) return chosen;
	for (const option of options) {
		const isAdded = Object.hasOwn(raw, option.name);
		if (!('type' in option) || !(isAdded || completed) || !shows(option, chosen)) continue;
		const given = locatorValue(option, isAdded ? Reflect.get(raw, option.name) : option.default);
		// An option that was added but gives nothing would widen a list, or change less than the row meant to.
		if (given === undefined || given === null) throw missing(option);
		chosen[option.name] = valueOf(option, given, `${path}.${option.name}`, reading);
	}
	return chosen;
}

// Always lists, by group: n8n leaves the list out where a group may stand only once.
function entriesIn(field: INodeProperties, raw: unknown, path: string, reading: Reading): Values {
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

function plain(field: INodeProperties, value: unknown, path: string, { operation, timezone }: Reading): unknown {
	if (isNothing(value)) {
		if (field.required) throw missing(field);
		return undefined;
	}
	const convert = operation.convert?.[path];
	try {
		return convert ? convert(value) : typedValue(field, value, timezone);
	} catch (error) {
		throw named(field, error);
	}
}

/**
 * Whether a field shows beside these values of its siblings: what n8n's own function says of such conditions, at a
 * fraction of its cost, since it is asked of every field of every row.
 */
export function shows({ displayOptions: { show, hide } = {} }: INodeProperties, siblings: Values): boolean {
	for (const name in show) if (!show[name]?.includes(siblings[name] as NodeParameterValue)) return false;
	for (const name in hide) if (hide[name]?.includes(siblings[name] as NodeParameterValue)) return false;
	return true;
}
