import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { kindsOf } from '../../nodes/shared/fields/kinds';
import { givenKind } from '../../nodes/shared/parameters/givenKind';

/** A value as the panel shows it: the labels on the way to it, and the label or the text of the value. */
export interface Labelled {
	label: string;
	value: string;
}

/** The parameters of a node as its panel shows them, in the order of the parameters. Throws for a parameter without a field. */
export function labelled(parameters: Record<string, unknown>, fields: INodeProperties[]): Labelled[] {
	return Object.entries(parameters).flatMap(([name, value]) => {
		const field = fieldOf(fields, name, value);
		if (!field) throw new Error(`No field is called ${name}`);
		return valuesOf(field, value);
	});
}

function valuesOf(field: INodeProperties, value: unknown): Labelled[] {
	const below = (parts: Labelled[]) =>
		parts.map((part) => ({ ...part, label: `${field.displayName} → ${part.label}` }));
	if (isObject(value) && field.type === 'collection') return below(labelled(value, optionsOf(field)));
	if (isObject(value) && field.type === 'fixedCollection') {
		const groups = (field.options ?? []).filter((option): option is INodePropertyCollection => 'values' in option);
		return below(
			groups.flatMap((group) =>
				[value[group.name] ?? []].flat().flatMap((entry) => (isObject(entry) ? labelled(entry, group.values) : [])),
			),
		);
	}
	if (kindsOf(field).length > 0) {
		const { kind, value: given } = givenKind(field, value);
		return [{ label: kind.displayName, value: textOf(kind, given) }];
	}
	return [{ label: field.displayName, value: textOf(field, value) }];
}

// Fields of the same name take turns in the panel: the one that knows the value is meant.
function fieldOf(fields: INodeProperties[], name: string, value: unknown): INodeProperties | undefined {
	const called = fields.filter((field) => field.name === name);
	return called.find((field) => choicesOf(field).some((choice) => choice.value === value)) ?? called[0];
}

function textOf(field: INodeProperties, value: unknown): string {
	if (Array.isArray(value)) return value.map((entry) => textOf(field, entry)).join(', ');
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	const choice = choicesOf(field).find((option) => option.value === value);
	if (choice) return choice.name;
	const shown = isObject(value) && '__rl' in value ? value.value : value;
	return typeof shown === 'string' ? shown : JSON.stringify(shown);
}

function choicesOf({ type, options = [] }: INodeProperties): INodePropertyOptions[] {
	if (type !== 'options' && type !== 'multiOptions') return [];
	return options.filter((option): option is INodePropertyOptions => 'value' in option);
}

function optionsOf({ options = [] }: INodeProperties): INodeProperties[] {
	return options.filter((option): option is INodeProperties => 'type' in option);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
