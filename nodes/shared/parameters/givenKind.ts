import { isResourceLocatorValue, type INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../base/failure';
import { kindsOf } from '../fields/kinds';

/**
 * The kind and the value that a row gives for a field with several kinds. The kind is given as a field, whose label names both: "Email of
 * Contact". For a mode of a picker, that field is the picker, and the value is the whole resource locator.
 *
 * A value without a mode is of the first kind: n8n's editor stores an empty mode when it replaces a value that was no resource locator.
 * Throws an InvalidInput for a mode that the field does not have.
 */
export function givenKind(field: INodeProperties, raw: unknown): { kind: INodeProperties; value: unknown } {
	const { mode, value } = isResourceLocatorValue(raw) ? raw : { mode: '', value: raw };
	const kinds = kindsOf(field);
	const kind = mode === '' ? kinds[0] : kinds.find(({ name }) => name === mode);
	if (!kind) {
		throw new InvalidInput(
			`"${field.displayName}" has the mode "${mode}", which the field does not have`,
			`Use one of: ${kinds.map(({ name }) => name).join(', ')}.`,
		);
	}
	const displayName = `${kind.displayName} of ${field.displayName}`;
	const { picker } = kind;
	if (picker) return { kind: { ...picker, name: kind.name, displayName, required: true }, value: raw };
	return { kind: { ...kind, displayName, type: 'string', default: '', required: true }, value };
}
