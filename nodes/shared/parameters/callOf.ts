import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';
import { isNothing, type Values } from '../base/record';
import { callTo, type Call } from '../http/call';
import type { Operation } from '../operation/operation';
import { cleanPasted } from '../base/pastedText';

/**
 * The request of one row. The fields of `operation.path` fill the placeholders of the route; the others go where their
 * `routing.send` says. An empty field sends nothing. Throws an InvalidInput.
 */
export function callOf(operation: Operation, values: Values): Call {
	const parts = { query: {} as IDataObject, body: {} as IDataObject };
	const pathFields = Object.values(operation.path);
	for (const field of operation.fields) {
		if (!pathFields.includes(field)) placeField(field, values[field.name], parts);
	}
	const call = callTo(operation.route, { ...parts, ...pathPartsOf(operation, values) });
	const built = operation.buildRequest?.(call, values) ?? call;
	return operation.confirmation ? { ...built, isFinal: true } : built;
}

function pathPartsOf({ path }: Operation, values: Values) {
	const fields = Object.entries(path);
	return {
		path: Object.fromEntries(fields.map(([placeholder, { name }]) => [placeholder, cleanId(values[name])])),
		labels: Object.fromEntries(fields.map(([placeholder, { displayName }]) => [placeholder, displayName])),
	};
}

function cleanId(value: unknown): unknown {
	return typeof value === 'string' ? cleanPasted(value) : value;
}

interface Parts {
	query: IDataObject;
	body: IDataObject;
}

function placeField(field: INodeProperties, value: unknown, parts: Parts): void {
	if (field.type !== 'collection') {
		place(field, value, parts);
		return;
	}
	const chosen = (value ?? {}) as Values;
	for (const option of field.options ?? []) if ('type' in option) place(option, chosen[option.name], parts);
}

function place(field: INodeProperties, value: unknown, parts: Parts): void {
	const send = field.routing?.send;
	if (!send?.type || !send.property || isNothing(value)) return;
	const target = send.type === 'body' ? parts.body : parts.query;
	if (Object.hasOwn(target, send.property))
		throw new InvalidInput(`"${field.displayName}" is given twice`, 'Leave one of the two out.');
	target[send.property] = value as IDataObject[string];
}
