import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isRecord, objectsAt, type Values } from '../../shared';

/** A kind of interactive message: a value of the field Content. */
export interface InteractiveKind {
	option: INodePropertyOptions;
	/** The `content_type` of the message. */
	contentType: string;
	/** What this kind adds to the panel, shown while it is chosen. */
	fields: INodeProperties[];
	/** What the message carries in `content_attributes`. Throws an InvalidInput for entries that no channel could show. */
	attributesOf: (values: Values) => IDataObject;
}

/**
 * A list of entries, each with these fields. It begins empty: where Content is an expression, n8n shows the fields of every kind, and
 * would not start a workflow with an entry whose required fields are empty.
 */
export function listOf(
	own: Pick<INodeProperties, 'description' | 'displayName' | 'name'> & { hint?: string },
	entry: string,
	values: INodeProperties[],
): INodeProperties {
	return {
		...own,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: `Add ${entry.toLowerCase()}`,
		default: {},
		options: [{ displayName: entry, name: 'entry', values }],
	};
}

/** A line of text in an entry. */
export function line(
	displayName: string,
	name: string,
	description: string,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { displayName, name, type: 'string', default: '', description, ...more };
}

/** The entries of a list, as they were filled in. */
export function entriesOf(list: unknown): IDataObject[] {
	return isRecord(list) ? objectsAt(list, 'entry') : [];
}

/** An entry without its empty values. */
export function filled(entry: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && value !== ''));
}
