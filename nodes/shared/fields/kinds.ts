import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** A kind of value that a field takes, e.g. an email address. Its `name` is the mode in n8n's value. */
export interface Kind extends Pick<INodeProperties, 'displayName' | 'name' | 'placeholder' | 'typeOptions'> {
	/** The picker whose mode this is: see `kindsOfPicker`. */
	picker?: INodeProperties;
}

/** How a field that takes one of several kinds is described; see `oneOfKinds`. */
export interface KindsOptions {
	displayName: string;
	name: string;
	description: string;
	/** The first kind is the one that a fresh panel shows. */
	kinds: [Kind, ...Kind[]];
}

/** The value of such a field in a row. */
export interface ValueOfKind<K extends string = string> {
	/** The name of the kind. */
	mode: K;
	value: unknown;
}

// By the list of modes, which copies of a field share.
const kindsOfModes = new WeakMap<object, Kind[]>();

/** The kinds of a field that `oneOfKinds` made; none for other fields. */
export function kindsOf({ modes }: Pick<INodeProperties, 'modes'>): Kind[] {
	return (modes && kindsOfModes.get(modes)) ?? [];
}

/**
 * The modes of a picker as kinds of a field. n8n's editor shows "list" and "id" as From List and By ID, whatever their labels are, and
 * changes "list" to "id" when a person turns the field into an expression (n8n-editor-ui 2.41.1, ResourceLocator.vue). So they belong
 * together.
 */
export function kindsOfPicker(picker: INodeProperties): Kind[] {
	return (picker.modes ?? []).map(({ displayName, name, placeholder }) => ({
		displayName,
		name,
		picker,
		...(placeholder !== undefined && { placeholder }),
	}));
}

/**
 * A required field whose value is of one of several kinds: a resource locator with a mode for each. In a row its
 * value is a `ValueOfKind`, so that a condition on `person.mode` holds for the row as it does for n8n. Conversions have the names of field
 * and kind, e.g. `person.email`.
 */
export function oneOfKinds({ displayName, name, description, kinds }: KindsOptions): INodeProperties {
	const modes = kinds.map(modeOf);
	kindsOfModes.set(modes, kinds);
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: kinds[0].name, value: '' },
		required: true,
		description,
		modes,
	};
}

function modeOf({ displayName, name, placeholder, picker }: Kind): INodePropertyMode {
	const shown = { displayName, name, ...(placeholder !== undefined && { placeholder }) };
	return picker?.modes?.find((mode) => mode.name === name) ?? { ...shown, type: 'string' };
}
