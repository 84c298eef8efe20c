import type { INodeProperties } from 'n8n-workflow';
import type { AttributeModel } from '../attributes/definitions';

/**
 * What a condition compares: IDs, the words of a menu, days, labels, short codes, free text, a phone number, true or false, or a
 * custom attribute.
 */
export type TargetKind = 'codes' | 'custom' | 'day' | 'id' | 'labels' | 'phone' | 'text' | 'truth' | 'words';

/** A property of a record that a condition can compare. */
export interface Target {
	name: string;
	/** The key of Chatwoot's filter; `custom` stands for the key of a custom attribute. */
	value: string;
	kind: TargetKind;
	operators: readonly string[];
	/** The words of a menu. */
	words?: string[];
	/** The largest ID that the column of the database holds. A larger one is a 500. */
	largest?: number;
}

/** The conditions of one of Chatwoot's two filters. */
export interface ConditionSet {
	/** What the custom attributes belong to. */
	model: AttributeModel;
	/** The records that are filtered, for texts. */
	noun: 'contacts' | 'conversations';
	targets: Target[];
	/** True where the server compares Equal To and Not Equal To with the first of several values only. */
	comparesFirstValue: boolean;
	/** Notes on the fields, for the description of the menu of fields. */
	fieldNote: string;
	/** The field that a new condition begins with. */
	first: string;
	/** The hint of the value: which fields take several, and how texts with commas are written. */
	valueNote: string;
	/** Example of a value. */
	example: string;
}

export const EQUALITY = ['equal_to', 'not_equal_to'];
export const PRESENCE = ['is_present', 'is_not_present'];
export const CONTENT = ['contains', 'does_not_contain'];
export const BEYOND = ['is_greater_than', 'is_less_than', 'days_before'];

/** The kinds of targets that both filters have, with their operators. */
export const code = { kind: 'codes', operators: EQUALITY } as const;
export const text = { kind: 'text', operators: [...EQUALITY, ...CONTENT] } as const;
export const day = { kind: 'day', operators: BEYOND } as const;
export const labels: Target = {
	name: 'Labels',
	value: 'labels',
	kind: 'labels',
	operators: [...EQUALITY, ...PRESENCE],
};
export const custom: Target = {
	name: 'Custom Attribute',
	value: 'custom',
	kind: 'custom',
	operators: [...CONTENT, ...EQUALITY, ...BEYOND, ...PRESENCE],
};

/** The target of a set with this value. */
export function targetOf({ targets }: ConditionSet, value: unknown): Target | undefined {
	return targets.find((target) => target.value === value);
}

/** Whether all conditions have to be met, or any of them. */
export const combine: INodeProperties = {
	displayName: 'Combine',
	name: 'combine',
	type: 'options',
	default: 'AND',
	description: 'How the conditions go together',
	options: [
		{ name: 'All Conditions', value: 'AND' },
		{ name: 'Any Condition', value: 'OR' },
	],
};
