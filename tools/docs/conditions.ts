import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { kindsOf } from '../../nodes/shared/fields/kinds';

/** Keys of displayOptions that say for which operation a field is. */
const OPERATION_KEYS = ['@tool', '@version', 'operation', 'resource'];

/**
 * When a field is shown, as its panel says it: `with Content: WhatsApp Template`. '' for a field that is always there. `all`: the fields of
 * the operation, whose labels are used.
 */
export function conditionOf({ displayOptions }: INodeProperties, all: INodeProperties[]): string {
	const conditions = Object.entries(displayOptions?.show ?? {}).flatMap(([key, values]) => {
		// `person.mode` is the mode of a field that takes several kinds.
		const name = key.replace(/^\//, '').replace(/\.mode$/, '');
		const field = all.find((each) => each.name === name);
		return OPERATION_KEYS.includes(name) || !field ? [] : [`_${field.displayName}_: ${choices(field, values)}`];
	});
	return conditions.length === 0 ? '' : `with ${conditions.join(' and ')}`;
}

function choices(field: INodeProperties, values: unknown[] = []): string {
	const { options = [] } = field;
	const named = options.filter((option): option is INodePropertyOptions => 'value' in option);
	const kinds = kindsOf(field);
	const texts = values.map((value) => {
		if (typeof value === 'boolean') return value ? 'on' : 'off';
		const kind = kinds.find(({ name }) => name === value)?.displayName;
		return kind ?? named.find((option) => option.value === value)?.name ?? String(value);
	});
	return texts.length > 4 ? `${texts.slice(0, 3).join(', ')} or another of ${texts.length}` : texts.join(' or ');
}
