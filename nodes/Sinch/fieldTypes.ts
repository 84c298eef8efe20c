import type { INodeProperties } from 'n8n-workflow';

/** A field with a JSON object. */
export function jsonField(
	displayName: string,
	name: string,
	description: string,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { displayName, name, type: 'json', default: '{}', description, ...more };
}

/** A field with a date and a time. */
export function dateField(
	displayName: string,
	name: string,
	description: string,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { displayName, name, type: 'dateTime', default: '', description, ...more };
}

/** A field with a coordinate: degrees from -`most` to `most`. */
export function coordinateField(
	displayName: string,
	name: string,
	most: number,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return {
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: -most, maxValue: most, numberPrecision: 7 },
		default: 0,
		description: `In degrees, from -${most} to ${most}`,
		...more,
	};
}
