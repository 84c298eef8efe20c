import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, isEmpty, isNothing, type Call } from '../shared';

/** A copy without the properties that are empty: undefined, null, blank text, and objects and lists that hold nothing. */
export function omitEmpty(record: Record<string, unknown>): IDataObject {
	const kept: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(record)) {
		const holdsNothing = isNothing(value) || (typeof value === 'object' && value !== null && isEmpty(value));
		if (!holdsNothing) kept[name] = value;
	}
	return kept as IDataObject;
}

/** The call with these properties added to its body; empty ones are left out. */
export function withBody<P extends string>(call: Call<P>, properties: Record<string, unknown>): Call<P> {
	return { ...call, body: { ...call.body, ...omitEmpty(properties) } };
}

/** The call with these parameters added to its query; empty ones are left out. */
export function withQuery<P extends string>(call: Call<P>, parameters: Record<string, unknown>): Call<P> {
	return { ...call, query: { ...call.query, ...omitEmpty(parameters) } };
}

/** The value of `update_mask`, which the API wants beside a change: the names of the properties that change. */
export function updateMask(body: IDataObject): string {
	return Object.keys(body).join(',');
}

/** The call with the update mask of its body. Throws an InvalidInput when the body changes nothing. */
export function asUpdate<P extends string>(call: Call<P>): Call<P> {
	if (isEmpty(call.body)) throw new InvalidInput('"Update Fields" is empty', 'Add the field that is to change.');
	return withQuery(call, { update_mask: updateMask(call.body) });
}
