import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isRecord } from '../base/record';

/** A field with one line of text. */
export function textField(
	displayName: string,
	name: string,
	description: string,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { displayName, name, type: 'string', default: '', description, ...more };
}

/**
 * A field with entries of several values each. `entry` is what the user calls one of them. It begins empty: where the menu that shows it is
 * an expression, n8n shows the fields of every choice, and would not start a workflow with an entry whose required fields are empty.
 */
export function entriesField(
	own: Pick<INodeProperties, 'description' | 'displayName' | 'hint' | 'name'>,
	entry: { displayName: string; name: string },
	values: INodeProperties[],
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return {
		...own,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: `Add ${entry.displayName.toLowerCase()}`,
		default: {},
		options: [{ ...entry, values }],
		...more,
	};
}

/** The entries of such a field in a row. */
export function entriesOf(value: unknown): IDataObject[] {
	const list: unknown = isRecord(value) ? Object.values(value)[0] : undefined;
	return Array.isArray(list) ? list.filter(isRecord) : [];
}
