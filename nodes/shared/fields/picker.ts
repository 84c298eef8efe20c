import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyMode,
	INodePropertyOptions,
	INodePropertyTypeOptions,
} from 'n8n-workflow';
import type { Fetch } from '../http/call';

/** What the editor asks of a list. */
export interface ListRequest {
	/** Sends a request with the credential of the node. */
	fetch: Fetch;
	/** n8n's context of the open panel: gives the values of its other fields. */
	context: ILoadOptionsFunctions;
	/** What the user has typed; '' before that. */
	filter: string;
	/** The token of the next page, as the page before gave it. */
	paginationToken?: string | undefined;
}

/** A list that a picker searches while the user types. */
export interface PickerList {
	/** The name under which n8n calls it: `methods.listSearch` of the node. */
	method: string;
	/** Throws a Failure or a NodeOperationError. */
	search: (request: ListRequest) => Promise<INodeListSearchResult>;
}

/** A list that fills a menu as a whole. */
export interface OptionList {
	/** The name under which n8n calls it: `methods.loadOptions` of the node. */
	method: string;
	/** Throws a Failure or a NodeOperationError. */
	load: (request: ListRequest) => Promise<INodePropertyOptions[]>;
}

// n8n's descriptions hold the name of a list only. Copies of a field share these objects.
const lists = new WeakMap<object, OptionList | PickerList>();

/** The `typeOptions` of a menu that a list fills. */
export function filledBy(list: OptionList, more: INodePropertyTypeOptions = {}): INodePropertyTypeOptions {
	const typeOptions = { loadOptionsMethod: list.method, ...more };
	lists.set(typeOptions, list);
	return typeOptions;
}

/** How a picker is described; see `picker`. */
export interface PickerOptions {
	displayName: string;
	name: string;
	description: string;
	list: PickerList;
	/** An example ID. */
	example: string;
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
	const { displayName, name, description, list, example, page, idPattern, required, routing } = options;
	const typeOptions = { searchListMethod: list.method, searchable: true };
	lists.set(typeOptions, list);
	const field: INodeProperties = {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description,
		...(required && { required }),
		...(routing && { routing }),
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Choose…', typeOptions },
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

/** The lists behind the pickers and menus among these fields, at any depth. */
export function listsOf(fields: INodeProperties[]): Array<OptionList | PickerList> {
	return fields.flatMap((field) => {
		const holders = [field.typeOptions, ...(field.modes ?? []).map(({ typeOptions }) => typeOptions)];
		const own = holders.flatMap((holder) => (holder && lists.get(holder)) ?? []);
		const inner = (field.options ?? []).flatMap((option) => {
			if ('values' in option) return option.values;
			return 'type' in option ? [option] : [];
		});
		return [...own, ...listsOf(inner)];
	});
}
