import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput, toList, type Call } from '../shared';

/**
 * An update field that clears other fields. An empty field changes nothing, so that an empty cell of a sheet erases nothing:
 * clearing has to be chosen. `labels`: the labels of the fields, sorted, by the name of their property in the API.
 */
export function clearField(labels: Record<string, string>): INodeProperties {
	return {
		displayName: 'Clear',
		name: 'clear',
		type: 'multiOptions',
		default: [],
		description: 'Fields to empty. A field that is only left empty stays as it is.',
		options: Object.entries(labels).map(([value, name]) => ({ name, value })),
	};
}

/**
 * The call with the chosen properties emptied in its body: objects become `{}`, all others an empty text. Throws an
 * InvalidInput for a property that gets a value as well.
 */
export function withCleared<P extends string>(call: Call<P>, chosen: unknown, objects: string[] = []): Call<P> {
	const names = toList(chosen);
	const both = names.find((name) => Object.hasOwn(call.body, name));
	if (both !== undefined) {
		throw new InvalidInput(`"Clear" holds ${both}, which also gets a value`, 'Leave one of the two out.');
	}
	const cleared = Object.fromEntries(names.map((name) => [name, objects.includes(name) ? {} : '']));
	return { ...call, body: { ...call.body, ...cleared } };
}
