import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Entity, Values } from './operation';
import type { Row } from './row';
import { when } from './when';

/** The fields by which the user chooses the form of the output. `fieldNames` are the top-level names of the raw record. */
export function outputFields(fieldNames: string[]): INodeProperties[] {
	return [
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			default: 'simplified',
			description: 'How much of each record to return',
			options: [
				{ name: 'Raw', value: 'raw', description: 'Everything the API returns, unchanged' },
				{ name: 'Selected Fields', value: 'selectedFields', description: 'The IDs and the fields you choose' },
				{ name: 'Simplified', value: 'simplified', description: 'The most useful fields, flat' },
			],
		},
		...when(
			'output',
			['selectedFields'],
			[
				{
					displayName: 'Fields',
					name: 'selectedFields',
					type: 'multiOptions',
					default: [],
					description: 'The fields to return besides the IDs, by the names the API gives them',
					options: fieldNames.map((name) => ({ name, value: name })),
				},
			],
		),
	];
}

/** Brings records into the form that the row asks for. */
export async function shapeRecords(
	entity: Entity | undefined,
	records: IDataObject[],
	row: Row,
): Promise<IDataObject[]> {
	const form = entity ? formOf(row.values) : 'raw';
	const shown = entity?.clean ? records.map(entity.clean) : records;
	if (!entity || form === 'raw') return entity?.hidden ? shown.map((record) => without(record, entity.hidden)) : shown;
	if (form === 'simplified') return await entity.simplify(shown, row);
	const names = Array.isArray(row.values.selectedFields) ? row.values.selectedFields.map(String) : [];
	return shown.map((record) => {
		const chosen = names
			.filter((name) => Object.hasOwn(record, name))
			.map((name) => [name, without(record[name], entity.hidden)]);
		return { ...entity.ids(record), ...(Object.fromEntries(chosen) as IDataObject) };
	});
}

/** A value without what it holds by these names, at any depth: a copy, or itself when there is nothing to leave out. */
export function without<T>(value: T, hidden: string[] = []): T {
	// A copy of each record would double the memory that a long list takes.
	return holds(value, hidden) ? copyWithout(value, hidden) : value;
}

function holds(value: unknown, names: string[]): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (Array.isArray(value)) return value.some((entry) => holds(entry, names));
	for (const name in value) if (names.includes(name) || holds(Reflect.get(value, name), names)) return true;
	return false;
}

function copyWithout<T>(value: T, names: string[]): T {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((entry: unknown) => copyWithout(entry, names)) as T;
	const kept = Object.entries(value).filter(([name]) => !names.includes(name));
	return Object.fromEntries(kept.map(([name, entry]) => [name, copyWithout(entry, names)])) as T;
}

function formOf(values: Values): string {
	return typeof values.output === 'string' ? values.output : 'simplified';
}
