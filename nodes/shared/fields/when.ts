import { type INodeProperties, type NodeParameterValue, updateDisplayOptions } from 'n8n-workflow';

/** Shows fields only while a sibling field of the same operation has one of these values. */
export function when(field: string, values: NodeParameterValue[], fields: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ show: { [field]: values } }, fields);
}

/** Shows entries of a collection only while a field outside of the collection has one of these values. */
export function whenMain(field: string, values: NodeParameterValue[], entries: INodeProperties[]): INodeProperties[] {
	return when(`/${field}`, values, entries);
}
