import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';
import type { Operation } from '../operation/operation';
import { isEmpty, isNothing, type Values } from '../base/record';
import { type Call, callTo, placeholdersIn } from '../http/call';

/**
 * The request of one row. A field named like a placeholder goes into the path; the others go where their
 * `routing.send` says. Nothing goes out for a field that is empty.
 */
export function callOf(operation: Operation, values: Values): Call {
	const parts = {
		path: {} as Values,
		query: {} as IDataObject,
		body: {} as IDataObject,
		labels: {} as Record<string, string>,
	};
	const placeholders = placeholdersIn(operation.route);
	for (const field of operation.fields) {
		const value = values[field.name];
		if (placeholders.has(field.name)) {
			parts.path[field.name] = value;
			parts.labels[field.name] = field.displayName;
		} else if (field.type === 'collection') {
			const chosen = (value ?? {}) as Values;
			if (isEmpty(chosen)) continue;
			for (const option of field.options ?? []) if ('type' in option) place(option, chosen[option.name], parts);
		} else {
			place(field, value, parts);
		}
	}
	const placed = callTo(operation.route, parts);
	const call = operation.buildRequest?.(placed, values) ?? placed;
	operation.check?.(call);
	return call;
}

function place(field: INodeProperties, value: unknown, parts: { query: IDataObject; body: IDataObject }): void {
	const send = field.routing?.send;
	if (!send?.type || !send.property || isNothing(value)) return;
	const target = send.type === 'body' ? parts.body : parts.query;
	if (Object.hasOwn(target, send.property))
		throw new InvalidInput(`"${field.displayName}" is given twice`, 'Leave one of the two out.');
	target[send.property] = value as IDataObject[string];
}
