import type { INodeProperties } from 'n8n-workflow';
import { when } from '../../shared';
import type { ConditionSet } from './target';

const OPERATOR_NAMES: Record<string, string> = {
	contains: 'Contains',
	days_before: 'Days Before',
	does_not_contain: 'Does Not Contain',
	equal_to: 'Equal To',
	is_greater_than: 'Is Greater Than',
	is_less_than: 'Is Less Than',
	is_not_present: 'Is Not Present',
	is_present: 'Is Present',
	not_equal_to: 'Not Equal To',
};

/** One menu of operators for all fields that take the same ones. */
export function operatorMenus({ targets, noun }: ConditionSet): INodeProperties[] {
	const groups = new Map<string, { operators: readonly string[]; fields: string[] }>();
	for (const target of targets) {
		const group = groups.get(target.operators.join()) ?? { operators: target.operators, fields: [] };
		group.fields.push(target.value);
		groups.set(target.operators.join(), group);
	}
	return [...groups.values()].flatMap(({ operators, fields }) =>
		when('field', fields, [operatorMenu(operators, noun)]),
	);
}

function operatorMenu(operators: readonly string[], noun: string): INodeProperties {
	const first = operators.includes('equal_to') ? 'equal_to' : 'is_greater_than';
	return {
		displayName: 'Operator',
		name: 'operator',
		type: 'options',
		default: first,
		description: `How it must compare with the value. Not Equal To and Does Not Contain leave out ${noun} without a value, except for custom attributes and labels.`,
		options: operators
			.map((operator) => ({ name: OPERATOR_NAMES[operator] ?? operator, value: operator }))
			.sort(byName),
	};
}

function byName(one: { name: string }, other: { name: string }): number {
	return one.name < other.name ? -1 : 1;
}
