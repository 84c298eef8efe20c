import type { INodeProperties, INodePropertyTypeOptions } from 'n8n-workflow';
import { withList, type EntryList } from './lists';

/** How a mapper is described; see `mapper`. */
export interface MapperOptions {
	displayName: string;
	name: string;
	description: string;
	list: EntryList;
	/** Fields whose values decide about the entries, e.g. `templateName.value`: the editor loads them anew when one changes. */
	dependsOn: string[];
	/** What one entry is called, and several of them. */
	words: { singular: string; plural: string };
}

/** n8n's resource mapper: a field for each value that the service wants, under the name that the service gives it. */
export function mapper({ displayName, name, description, list, dependsOn, words }: MapperOptions): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description,
		typeOptions: withList<INodePropertyTypeOptions>(list, {
			loadOptionsDependsOn: dependsOn,
			resourceMapper: {
				resourceMapperMethod: list.method,
				mode: 'add',
				valuesLabel: displayName,
				fieldWords: words,
				addAllFields: true,
				multiKeyMatch: false,
				// The names of the columns of a sheet are never those of the values.
				supportAutoMap: false,
			},
		}),
	};
}
