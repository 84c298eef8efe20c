import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** How a picker is described; see `picker`. */
export interface PickerOptions {
	displayName: string;
	name: string;
	description: string;
	/** Name of the listSearch method that fills the list. */
	searchMethod: string;
	/** An example id. */
	example: string;
	/** Where the service's pages have addresses of their own: an example, and a pattern of the whole address whose first group is the id. */
	page?: { example: string; pattern: string };
	required?: boolean;
	routing?: INodeProperties['routing'];
}

/** A resource locator: From List with live search first, then By ID, and By URL where there is a page. */
export function picker(options: PickerOptions): INodeProperties {
	const { displayName, name, description, searchMethod, example, page, required, routing } = options;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description,
		...(required && { required }),
		...(routing && { routing }),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose…',
				typeOptions: { searchListMethod: searchMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: `e.g. ${example}` },
			...(page
				? [
						{
							displayName: 'By URL',
							name: 'url',
							type: 'string' as const,
							placeholder: `e.g. ${page.example}`,
							...idIn(page.pattern),
						},
					]
				: []),
		],
	};
}

// How the ID is taken out of an address.
function idIn(pattern: string): Pick<INodePropertyMode, 'extractValue' | 'validation'> {
	return {
		extractValue: { type: 'regex', regex: pattern },
		validation: [{ type: 'regex', properties: { regex: pattern, errorMessage: 'This address holds no ID' } }],
	};
}
