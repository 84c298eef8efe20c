import type { IDataObject } from 'n8n-workflow';
import type { Form } from './multipart';
import { pathSegment } from './pathSegment';

export type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';

/** An endpoint as the vendor's contract writes it, `{placeholders}` included. */
export type Route = `${Method} /${string}`;

/** The placeholders of a route: `'a' | 'b'` for `GET /x/{a}/y/{b}`. */
export type ParamsOf<R extends string> = R extends `${string}{${infer P}}${infer Rest}` ? P | ParamsOf<Rest> : never;

/**
 * A request in the API's own terms, before credential, proxy and timeout are added. `P` are the placeholders of its route,
 * less those that the credential fills.
 */
export interface Call<P extends string = string> {
	route: Route;
	method: Method;
	/** The path, with every value percent-encoded. Placeholders that the credential fills still stand in it. */
	url: string;
	query: IDataObject;
	body: IDataObject;
	/** True for a POST that only reads, and so may be repeated like a GET. */
	readsOnly?: boolean;
	/** True for a request that is not repeated after a lost answer, whatever its method: what it does cannot be undone. */
	isFinal?: boolean;
	/** True where the API asks for a JSON object also when there is nothing to say: an empty body is sent as `{}`. */
	requiresBody?: boolean;
	/** Sent in place of the body, e.g. with files. */
	form?: Form;
	/** The path values, not encoded, by placeholder of the route. */
	path: Record<P, string>;
	/** The labels of the fields that gave the path values, by placeholder. Only messages to the user show them. */
	labels: Record<string, string>;
	/** The requests that stand for this one, in order, where one request cannot carry everything. They are sent in place of it. */
	parts?: ReadonlyArray<CallPart<P>>;
	/** What the item says of the request besides the record. */
	notes?: IDataObject;
}

/** One of several requests that stand for one. */
export interface CallPart<P extends string = string> {
	/** What it carries, in words for the user, e.g. the name of a file. */
	name: string;
	call: Call<P>;
}

/** Sends a request and gives the body of the answer; throws a Failure. */
export type Fetch = (call: Call) => Promise<unknown>;

/** What a call takes besides its route. */
export interface CallParts {
	path?: Record<string, unknown>;
	query?: IDataObject;
	body?: IDataObject;
	labels?: Record<string, string>;
}

/**
 * A call to a route, with every path value encoded. A placeholder without a path value stays: the credential's
 * `authenticate` fills it. Throws an InvalidInput for a path value that is no ID.
 */
export function callTo(route: Route, { path = {}, query = {}, body = {}, labels = {} }: CallParts = {}): Call {
	const { method, path: template } = splitRoute(route);
	const filled: Record<string, string> = {};
	const url = template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
		if (!Object.hasOwn(path, name)) return placeholder;
		const segment = pathSegment(path[name], labels[name] ?? name);
		filled[name] = decodeURIComponent(segment);
		return segment;
	});
	return { route, method, url, query, body, path: filled, labels };
}

/** Splits a route into its method and its path. */
export function splitRoute(route: Route): { method: Method; path: string } {
	const space = route.indexOf(' ');
	return { method: route.slice(0, space) as Method, path: route.slice(space + 1) };
}
