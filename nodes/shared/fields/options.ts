import type { INodeProperties } from 'n8n-workflow';

/** The name of the collection that every operation has as its last field. */
const NAME = 'options';

/** Options: all that an operation rarely needs, in one collection, sorted by name as n8n's own nodes have it. */
export function optionsField(entries: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: NAME,
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...entries].sort((one, other) => one.displayName.localeCompare(other.displayName, 'en')),
	};
}

/** Whether a field is the Options of an operation. */
export function isOptions({ name }: INodeProperties): boolean {
	return name === NAME;
}

/** The entries of the Options among the fields of an operation. */
export function optionsAmong(fields: INodeProperties[]): INodeProperties[] {
	const options = fields.find(isOptions)?.options ?? [];
	return options.filter((option): option is INodeProperties => 'type' in option);
}
