import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	INodePropertyOptions,
	INodePropertyTypeOptions,
	ResourceMapperFields,
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

/** A list that gives a resource mapper its entries: one for each value that the service wants. */
export interface EntryList {
	/** The name under which n8n calls it: `methods.resourceMapping` of the node. */
	method: string;
	/** Throws a Failure or a NodeOperationError. */
	entries: (request: ListRequest) => Promise<ResourceMapperFields>;
}

// n8n's descriptions hold the name of a list only. Copies of a field share these objects.
const lists = new WeakMap<object, AnyList>();

/** Every kind of list that a field is filled from. */
export type AnyList = EntryList | OptionList | PickerList;

/** Notes that a list fills the field with these `typeOptions`. Gives the `typeOptions`. */
export function withList<T extends object>(list: AnyList, typeOptions: T): T {
	lists.set(typeOptions, list);
	return typeOptions;
}

/** The `typeOptions` of a menu that a list fills. */
export function filledBy(list: OptionList, more: INodePropertyTypeOptions = {}): INodePropertyTypeOptions {
	return withList(list, { loadOptionsMethod: list.method, ...more });
}

/** The lists behind the pickers, menus and resource mappers among these fields, at any depth. */
export function listsOf(fields: INodeProperties[]): AnyList[] {
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
