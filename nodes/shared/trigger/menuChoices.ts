import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';
import { toText } from '../base/record';
import { toList } from '../parameters/convert';
import { plainValue } from '../parameters/plainValue';
import { named, typedValue } from '../parameters/typedValue';

/**
 * The entries that are chosen in a menu of a trigger. As in the action nodes, an expression may give a list, or a text with
 * separators. Entries that are no text are left out; `wrongChoice` refuses them.
 */
export function choicesIn(value: unknown): string[] {
	return toList(Array.isArray(value) ? value.map(toText) : toText(value));
}

/**
 * Why the value of a menu is refused; undefined when the menu has all of its entries. No event would match any other entry, and
 * nobody would learn why the workflow never starts.
 */
export function wrongChoice(field: INodeProperties, value: unknown): InvalidInput | undefined {
	try {
		typedValue(field, plainValue(value), 'UTC');
		return undefined;
	} catch (error) {
		const { message, description } = named(field, error);
		// For a workflow that cannot be published, n8n shows the message without the description.
		return new InvalidInput(
			`${message}. ${description}`,
			'Choose from the list. An expression has to give the values of the choices, not their names.',
		);
	}
}
