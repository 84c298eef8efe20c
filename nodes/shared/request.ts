import type { IDataObject, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import { Refusal } from './failure';
import type { Call, Operation, Route, Values } from './operation';
import { pathSegment } from './pathSegment';
import { isNothing } from './isNothing';
import { isEmpty } from './record';
import { placeholdersIn, splitRoute } from './route';

/** A call to a route with what it needs, every path value encoded. Throws a Refusal for a path value that is no id. */
export function callTo(
	route: Route,
	parts: {
		path?: Record<string, unknown>;
		query?: IDataObject;
		body?: IDataObject;
		labels?: Record<string, string>;
	} = {},
): Call {
	const { method, path } = splitRoute(route);
	const { query = {}, body = {}, labels = {} } = parts;
	const filled: Record<string, string> = {};
	const url = path.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
		// A placeholder that no field fills belongs to the credential, which fills it itself.
		if (!parts.path || !Object.hasOwn(parts.path, name)) return placeholder;
		const segment = pathSegment(parts.path[name], labels[name] ?? name);
		filled[name] = decodeURIComponent(segment);
		return segment;
	});
	return { route, method, url, query, body, path: filled, labels };
}

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
	const call = operation.prepare?.(placed, values) ?? placed;
	operation.check?.(call);
	return call;
}

function place(field: INodeProperties, value: unknown, parts: { query: IDataObject; body: IDataObject }): void {
	const send = field.routing?.send;
	if (!send?.type || !send.property || isNothing(value)) return;
	const target = send.type === 'body' ? parts.body : parts.query;
	if (Object.hasOwn(target, send.property))
		throw new Refusal(`"${field.displayName}" is given twice`, 'Leave one of the two out.');
	target[send.property] = value as IDataObject[string];
}

function queryOf({ query }: Call): Partial<IHttpRequestOptions> {
	return isEmpty(query) ? {} : { qs: { ...query }, arrayFormat: 'repeat' };
}

function bodyOf({ body, form }: Call): Partial<IHttpRequestOptions> {
	if (form) return { body: form.content, headers: { 'Content-Type': form.contentType } };
	return isEmpty(body) ? {} : { body };
}

/** A call as n8n's request helper wants it; base URL, authentication and the user's own settings come on top. */
export function httpOptions(call: Call): IHttpRequestOptions {
	return {
		method: call.method,
		url: call.url,
		...queryOf(call),
		...bodyOf(call),
		json: true,
		returnFullResponse: true,
		// Custom authentication headers would travel along to another host.
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
	};
}
