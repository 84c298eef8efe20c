import { updateDisplayOptions, type INodeProperties, type NodeParameterValue } from 'n8n-workflow';
import type { Values } from './operation';

/** Shows fields only while a sibling field of the same operation has one of these values. */
export function when(field: string, values: NodeParameterValue[], fields: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ show: { [field]: values } }, fields);
}

/**
 * Whether a field shows beside these values of its siblings: what n8n's own function says of such conditions, at a
 * fraction of its cost, since it is asked of every field of every row.
 */
export function shows({ displayOptions: { show, hide } = {} }: INodeProperties, siblings: Values): boolean {
	for (const name in show) if (!show[name]?.includes(siblings[name] as NodeParameterValue)) return false;
	for (const name in hide) if (hide[name]?.includes(siblings[name] as NodeParameterValue)) return false;
	return true;
}
