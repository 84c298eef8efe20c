import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';
import type { Values } from '../base/record';
import type { Call } from '../http/call';

/** The menu of an update from which the user chooses fields to empty, and the request with these fields. */
export interface Clearing {
	field: INodeProperties;
	/** The call with the chosen fields emptied. Throws an InvalidInput for a field that gets a value in the same row. */
	withCleared: <P extends string>(call: Call<P>, values: Values) => Call<P>;
}

/**
 * A menu of those options of the collection `updateFields` that the API can empty. `emptyValues` are the values that empty them,
 * by the name of the option. An option that is added without a value stays unchanged, because a column may be empty by mistake.
 */
export function clearing(
	{ displayName: collection, options = [] }: INodeProperties,
	emptyValues: Record<string, IDataObject[string]>,
): Clearing {
	const clearable = options.flatMap((option) =>
		'type' in option && Object.hasOwn(emptyValues, option.name) ? [option] : [],
	);
	return {
		field: {
			displayName: 'Clear Fields',
			name: 'clearFields',
			type: 'multiOptions',
			default: [],
			description: `Fields to empty. A field that is added under ${collection} without a value stays as it is.`,
			options: clearable.map(({ displayName, name }) => ({ name: displayName, value: name })),
		},
		withCleared: (call, { clearFields }) => {
			const chosen = Array.isArray(clearFields) ? clearable.filter(({ name }) => clearFields.includes(name)) : [];
			const body = { ...call.body };
			for (const { name, displayName, routing } of chosen) {
				const property = routing?.send?.property ?? name;
				if (Object.hasOwn(body, property)) {
					throw new InvalidInput(
						`"${displayName}" has a value and is chosen under Clear Fields`,
						'Leave one of the two out.',
					);
				}
				body[property] = emptyValues[name];
			}
			return { ...call, body };
		},
	};
}
