import type { INodeProperties } from 'n8n-workflow';

/** The Filters of a list: each is sent only when the user adds it. Resources with two lists name the second one apart. */
export function filtersOf(options: INodeProperties[], name = 'filters'): INodeProperties {
	return { displayName: 'Filters', name, type: 'collection', placeholder: 'Add filter', default: {}, options };
}
