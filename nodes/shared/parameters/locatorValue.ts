import { isResourceLocatorValue, type INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';

/** The ID in a resource locator, whatever its mode. Other values pass through. Throws an InvalidInput for an address without an ID. */
export function locatorValue(field: INodeProperties, value: unknown): unknown {
	if (!isResourceLocatorValue(value)) return value;
	const mode = field.modes?.find((known) => known.name === value.mode);
	const extraction = mode?.extractValue ?? field.extractValue;
	if (value.mode === 'list' || extraction === undefined || typeof value.value !== 'string') return value.value;
	const regex: unknown = Reflect.get(extraction, 'regex');
	const found = new RegExp(regex instanceof RegExp ? regex : String(regex)).exec(value.value)?.[1];
	if (found === undefined && value.value.trim() !== '') {
		throw new InvalidInput(
			`"${field.displayName}" holds no ID: ${value.value}`,
			'Enter the ID, or an address that contains it.',
		);
	}
	return found;
}
