import type { IDataObject } from 'n8n-workflow';
import { displayValue } from '../shared/parameters/convert';
import { InvalidInput } from '../shared/base/failure';
import { isEmpty, isNothing, isRecord, toText } from '../shared/base/record';
import type { Call } from '../shared/http/call';

/** The fields that hold something. */
export function filled(fields: Record<string, unknown>): IDataObject {
	const kept: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(fields)) {
		const holdsNothing = isNothing(value) || (typeof value === 'object' && value !== null && isEmpty(value));
		if (!holdsNothing) kept[name] = value;
	}
	return kept as IDataObject;
}

/** The call with these fields in its body; nothing goes out for what is empty. */
export function withBody(call: Call, fields: Record<string, unknown>): Call {
	return { ...call, body: { ...call.body, ...filled(fields) } };
}

/** The call with these parameters in its query; nothing goes out for what is empty. */
export function withQuery(call: Call, fields: Record<string, unknown>): Call {
	return { ...call, query: { ...call.query, ...filled(fields) } };
}

/** The record without some of its fields. */
export function without(record: IDataObject, ...names: string[]): IDataObject {
	return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/** A field that holds a group of others, as an object. */
export function group(value: unknown): IDataObject {
	return isRecord(value) ? value : {};
}

/** The entries of a field to which users add one after the other. */
export function entries(value: unknown): IDataObject[] {
	const list: unknown = Object.values(group(value))[0];
	return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** Names and values, from a field with such entries. */
export function pairs(value: unknown): IDataObject {
	return Object.fromEntries(entries(value).map(({ name, value: text }) => [toText(name), toText(text)]));
}

/** An object, given as such or as JSON. Throws a Refusal for anything else. */
export function jsonObject(value: unknown): IDataObject {
	const parsed: unknown = typeof value === 'string' ? parseJson(value) : value;
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
	throw new InvalidInput(`must be a JSON object, but is ${displayValue(value)}`, 'It begins with { and ends with }.');
}

function parseJson(text: string): unknown {
	let reason: string;
	try {
		return JSON.parse(text);
	} catch (error) {
		reason = error instanceof Error ? error.message : String(error);
	}
	throw new InvalidInput(`is no JSON: ${reason}`, 'Check quotes, commas and brackets.');
}

/** JSON that may have at most so many characters. */
export function jsonObjectUpTo(length: number): (value: unknown) => IDataObject {
	return (value) => {
		const object = jsonObject(value);
		textUpTo(length)(JSON.stringify(object));
		return object;
	};
}

/** Text that may have at most so many characters. */
export function textUpTo(length: number): (value: unknown) => string {
	return (value) => {
		const text = typeof value === 'object' ? JSON.stringify(value) : toText(value);
		if (text.length <= length) return text;
		throw new InvalidInput(`has ${text.length} characters, but Sinch takes ${length} at most`, 'Shorten it.');
	};
}

/** The names of the fields of a change, as the API wants them beside it. */
export function updateMask(body: IDataObject): string {
	return Object.keys(body).join(',');
}

/** A change with its update mask. Throws a Refusal when it changes nothing. */
export function asUpdate(call: Call): Call {
	if (Object.keys(call.body).length === 0)
		throw new InvalidInput('"Update Fields" is empty', 'Add the field that is to change.');
	return withQuery(call, { update_mask: updateMask(call.body) });
}
