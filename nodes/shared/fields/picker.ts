import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { withList, type PickerList } from './lists';

/** How a picker is described; see `picker`. */
export interface PickerOptions {
	displayName: string;
	name: string;
	description: string;
	list: PickerList;
	/** An example ID. */
	example: string;
	/** What people call the ID: "ID" unless it is e.g. a "Name". */
	idLabel?: string;
	/** Fields whose values decide about the list: a choice is dropped when one of them changes, e.g. `templateName.value`. */
	dependsOn?: string[];
	/** Where the service's pages have addresses of their own: an example, and a pattern of the whole address whose first group is the ID. */
	page?: { example: string; pattern: string };
	/** The form of an ID, as a pattern, for services whose addresses are not known: an address may stand in place of the ID. */
	idPattern?: string;
	required?: boolean;
	routing?: INodeProperties['routing'];
}

// By the list of modes, which copies of a field share.
const idPatterns = new WeakMap<object, string>();

/** The form of the IDs that a picker takes; undefined when it is not known. */
export function idPatternOf({ modes }: INodeProperties): string | undefined {
	return modes && idPatterns.get(modes);
}

/** A resource locator: From List with live search first, then By ID, and By URL where there is a page. */
export function picker(options: PickerOptions): INodeProperties {
	const { displayName, name, description, list, example, idLabel = 'ID', dependsOn, page, idPattern } = options;
	const { required, routing } = options;
	const typeOptions = withList(list, { searchListMethod: list.method, searchable: true });
	const field: INodeProperties = {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description,
		...(required && { required }),
		...(routing && { routing }),
		...(dependsOn && { typeOptions: { loadOptionsDependsOn: dependsOn } }),
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Choose…', typeOptions },
			// n8n's editor shows the mode "id" as By ID, whatever it is called here.
			{ displayName: `By ${idLabel}`, name: idLabel.toLowerCase(), type: 'string', placeholder: `e.g. ${example}` },
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
	if (idPattern !== undefined && field.modes) idPatterns.set(field.modes, idPattern);
	return field;
}

// How n8n takes the ID out of an address.
function idIn(pattern: string): Pick<INodePropertyMode, 'extractValue' | 'validation'> {
	return {
		extractValue: { type: 'regex', regex: pattern },
		validation: [{ type: 'regex', properties: { regex: pattern, errorMessage: 'This address holds no ID' } }],
	};
}
