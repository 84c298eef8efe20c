import type { IDataObject } from 'n8n-workflow';
import type { Form } from './multipart';
import { pathSegment } from './pathSegment';

/** Splits a route into its method and its path. */
export function splitRoute(route: Route): { method: Method; path: string } {
	const space = route.indexOf(' ');
	return { method: route.slice(0, space) as Method, path: route.slice(space + 1) };
}

const placeholdersOf = new Map<Route, ReadonlySet<string>>();

/** The names that stand in braces in a route. */
export function placeholdersIn(route: Route): ReadonlySet<string> {
	const known = placeholdersOf.get(route);
	if (known) return known;
	const names = new Set([...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
	placeholdersOf.set(route, names);
	return names;
}

export type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';

/** An endpoint as the vendor's contract writes it, `{placeholders}` included. */
export type Route = `${Method} /${string}`;

/** A request in the API's own terms, before credential, proxy and timeout are added. */
export interface Call {
	route: Route;
	method: Method;
	/** Path with every placeholder filled and encoded. */
	url: string;
	query: IDataObject;
	body: IDataObject;
	/** True for a POST that only reads, and so may be repeated like a GET. */
	readsOnly?: boolean;
	/** Takes the place of the body on the wire, e.g. with files. */
	form?: Form;
	/** The path values, decoded, by placeholder of the route. */
	path: Record<string, string>;
	/** The labels of the fields that gave the path values, by placeholder. Only texts use them. */
	labels: Record<string, string>;
}

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
