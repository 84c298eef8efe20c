import { type INodeProperties, type NodeParameterValue, updateDisplayOptions } from 'n8n-workflow';

/** Shows fields only while a sibling field of the same operation has one of these values. */
export function when(field: string, values: NodeParameterValue[], fields: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ show: { [field]: values } }, fields);
}

/**
 * Shows entries of a collection only while a field outside of the collection has one of these values. For the mode of a field, e.g.
 * `person.mode`, main fields take it, too: n8n 2.8.4 knows paths with a dot only from the root.
 */
export function whenMain(field: string, values: NodeParameterValue[], entries: INodeProperties[]): INodeProperties[] {
	return when(`/${field}`, values, entries);
}
