import { isRecord } from '../server/guards';
import { HttpError, type Call } from '../server/types';

/** The query parameters of a request, validated and converted by the contract. */
export function queryOf({ query }: Call): Record<string, unknown> {
	return isRecord(query) ? query : {};
}

/** A copy of a request's body, which the contract has validated; empty when the request has none. */
export function bodyOf({ body }: Call): Record<string, unknown> {
	return typeof body === 'object' && body !== null ? { ...body } : {};
}

/**
 * The fields that an update request changes: those in its update mask, or all fields of the body without a mask. Throws an
 * HttpError with status 400 when one of them is not in `allowed`.
 */
export function maskedFields(call: Call, allowed: readonly string[]): Record<string, unknown> {
	const body = bodyOf(call);
	const { update_mask: given } = queryOf(call);
	const mask = Array.isArray(given) ? given.map(String) : Object.keys(body);
	const wrong = mask.filter((name) => !allowed.includes(name));
	if (wrong.length > 0) throw new HttpError(400, `update_mask: ${wrong.join(', ')} cannot be updated`);
	return Object.fromEntries(mask.map((name) => [name, body[name]]));
}
