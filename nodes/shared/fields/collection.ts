import type { INodeProperties } from 'n8n-workflow';

function collection(displayName: string, placeholder: string) {
	return (options: INodeProperties[], name: string): INodeProperties => ({
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		options,
	});
}

const filters = collection('Filters', 'Add filter');
const changes = collection('Update Fields', 'Add field');

/** The Filters of a list. A resource with two lists gives the second collection another name. */
export function filtersOf(options: INodeProperties[], name = 'filters'): INodeProperties {
	return filters(options, name);
}

/** Fields that an update changes; those that the user does not add stay as they are. */
export function updateFieldsOf(options: INodeProperties[], name = 'updateFields'): INodeProperties {
	return changes(options, name);
}
