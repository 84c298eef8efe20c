import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { Refusal } from './failure';
import { isNothing } from './isNothing';
import { locatorValue } from './locator';
import type { Operation, Values } from './operation';
import { typed } from './typed';

/** Reads one parameter of one row, expressions evaluated. */
export type ReadParameter = (name: string, fallback: unknown) => unknown;

type Options = NonNullable<INodeProperties['options']>;

/** What reading a row depends on besides the row. */
export interface Reading {
	operation: Operation;
	node: INode;
	/** IANA name of the zone in which dates without an offset are meant. */
	zone: string;
}

/**
 * The values of one row: every field of the operation that shows, read once, with pickers reduced to what they hold,
 * dates as ISO 8601 UTC, and the operation's own conversions applied.
 *
 * Throws a Refusal that names the field and the value when something is missing or malformed. A broken expression
 * arrives from n8n as undefined, and so counts as missing.
 */
export function readValues(reading: Reading, read: ReadParameter): Values {
	const { parameters } = reading.node;
	const values: Values = { resource: parameters.resource, operation: parameters.operation };
	for (const field of reading.operation.fields) {
		if (!shows(field, values, reading.node)) continue;
		values[field.name] = valueOf(field, read(field.name, field.default), field.name, reading);
	}
	return values;
}

function shows(field: INodeProperties, siblings: Values, node: INode): boolean {
	return !field.displayOptions || NodeHelpers.displayParameter(siblings as INodeParameters, field, node, null);
}

function valueOf(field: INodeProperties, raw: unknown, path: string, reading: Reading): unknown {
	if (field.type === 'collection') return chosenIn(field.options ?? [], raw, path, reading);
	if (field.type === 'fixedCollection') return entriesIn(field, raw, path, reading);
	return plain(field, locatorValue(field, raw), path, reading);
}

function chosenIn(options: Options, raw: unknown, path: string, reading: Reading): Values {
	const chosen: Values = {};
	if (typeof raw !== 'object' || raw === null) return chosen;
	for (const option of options) {
		if (!('type' in option) || !Object.hasOwn(raw, option.name) || !shows(option, chosen, reading.node)) continue;
		const given = locatorValue(option, Reflect.get(raw, option.name));
		// An option that was added but gives nothing would widen a list, or change less than the row meant to.
		const filled = { ...option, required: option.required || given === undefined || given === null };
		chosen[option.name] = valueOf(filled, given, `${path}.${option.name}`, reading);
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
		const defaults = Object.fromEntries(group.values.map(({ name, default: value }) => [name, value]));
		groups[group.name] = entries.map((entry) =>
			chosenIn(group.values, { ...defaults, ...Object(entry) }, `${path}.${group.name}`, reading),
		);
	}
	return groups;
}

function plain(field: INodeProperties, value: unknown, path: string, { operation, zone }: Reading): unknown {
	if (isNothing(value)) {
		if (field.required) throw missing(field);
		return undefined;
	}
	const convert = operation.convert?.[path];
	try {
		return convert ? convert(value) : typed(field, value, zone);
	} catch (error) {
		throw named(field, error);
	}
}

// Conversions do not know the field: their words begin after its name.
function named({ displayName }: INodeProperties, error: unknown): Refusal {
	if (error instanceof Refusal) return new Refusal(`"${displayName}" ${error.message}`, error.description);
	return new Refusal(`"${displayName}" cannot be read: ${String(error)}`);
}

function missing(field: INodeProperties): Refusal {
	return new Refusal(
		`"${field.displayName}" is empty`,
		'If the field holds an expression, check that the column it names exists and is filled in this row.',
	);
}
