import type { INodeProperties, INodePropertyMode, INodePropertyOptions } from 'n8n-workflow';

/** A field, or an entry of a menu, and where it is: names joined by dots. */
export type Placed =
	| { path: string; kind: 'field'; field: INodeProperties }
	| { path: string; kind: 'option'; option: INodePropertyOptions }
	| { path: string; kind: 'mode'; mode: INodePropertyMode };

function within(field: INodeProperties, path: string): Placed[] {
	const modes = (field.modes ?? []).map((mode): Placed => ({ path: `${path}.${mode.name}`, kind: 'mode', mode }));
	const entries = (field.options ?? []).flatMap((entry): Placed[] => {
		const inner = `${path}.${entry.name}`;
		if ('values' in entry) return fieldsIn(entry.values, inner);
		if ('type' in entry) return fieldsIn([entry], path);
		return [{ path: `${path}.${String(entry.value)}`, kind: 'option', option: entry }];
	});
	return [...modes, ...entries];
}

/** All fields, at any depth, with the entries of their menus and the modes of their pickers. */
export function fieldsIn(properties: INodeProperties[], path = ''): Placed[] {
	return properties.flatMap((field) => {
		const here = path === '' ? field.name : `${path}.${field.name}`;
		return [{ path: here, kind: 'field', field } as const, ...within(field, here)];
	});
}
