import type { INodeProperties } from 'n8n-workflow';

/** A kind of value that a field takes, e.g. an email address. Its `name` is the mode in n8n's value. */
export type Kind = Pick<INodeProperties, 'displayName' | 'name' | 'placeholder' | 'typeOptions'>;

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
 * A required field whose value is of one of several kinds: a resource locator with a mode for each, without a list. In a row its
 * value is a `ValueOfKind`, so that a condition on `person.mode` holds for the row as it does for n8n. Conversions have the names of field
 * and kind, e.g. `person.email`.
 */
export function oneOfKinds({ displayName, name, description, kinds }: KindsOptions): INodeProperties {
	const modes = kinds.map((kind) => ({
		displayName: kind.displayName,
		name: kind.name,
		type: 'string' as const,
		...(kind.placeholder !== undefined && { placeholder: kind.placeholder }),
	}));
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
