import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { Refusal } from './failure';
import { locatorValue } from './locator';
import type { Operation, Values } from './operation';
import { typed } from './typed';

/** Reads one parameter of one row, expressions evaluated. */
export type ReadParameter = (name: string, fallback: unknown) => unknown;

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
		const value = locatorValue(field, read(field.name, field.default));
		values[field.name] =
			field.type === 'collection' ? inCollection(field, value, reading) : plain(field, value, field.name, reading);
	}
	return values;
}

function shows(field: INodeProperties, values: Values, node: INode): boolean {
	return !field.displayOptions || NodeHelpers.displayParameter(values as INodeParameters, field, node, null);
}

function inCollection(field: INodeProperties, value: unknown, reading: Reading): Values {
	const chosen: Values = {};
	if (typeof value !== 'object' || value === null) return chosen;
	for (const option of field.options ?? []) {
		if (!('type' in option) || !Object.hasOwn(value, option.name)) continue;
		const given = locatorValue(option, Reflect.get(value, option.name));
		// An option that was added but gives nothing would widen a list, or change less than the row meant to.
		const filled = { ...option, required: given === undefined || given === null };
		chosen[option.name] = plain(filled, given, `${field.name}.${option.name}`, reading);
	}
	return chosen;
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
		if (error instanceof Refusal) throw new Refusal(`"${field.displayName}" ${error.message}`, error.description);
		throw new Refusal(`"${field.displayName}" cannot be read: ${String(error)}`);
	}
}

/** True for what an empty field or a broken expression gives. */
export function isNothing(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function missing(field: INodeProperties): Refusal {
	return new Refusal(
		`"${field.displayName}" is empty`,
		'Enter a value. If the field holds an expression, check that the column it names exists and is filled in this row.',
	);
}
