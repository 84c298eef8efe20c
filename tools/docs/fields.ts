import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { deliveryOptions } from '../../nodes/shared/fields/delivery';
import { kindsOf, type Kind } from '../../nodes/shared/fields/kinds';
import { isOptions, optionsAmong } from '../../nodes/shared/fields/options';
import { outputFields } from '../../nodes/shared/fields/output';
import { sendLimits } from '../../nodes/shared/fields/sendLimits';
import { checkOnly, skipFields } from '../../nodes/shared/fields/skip';
import { conditionOf } from './conditions';

/** Fields that operations have alike: docs/rows.md explains them once. */
const EVERYWHERE = [
	'returnAll',
	'limit',
	...namesOf([...skipFields, checkOnly, ...sendLimits, ...deliveryOptions, ...outputFields([])]),
];

/** A Markdown list of what can be entered; the entries of a collection stand below it. `optionsText` stands above those of Options. */
export function fieldList(fields: INodeProperties[], optionsText = 'Besides those of every operation:'): string {
	return fields
		.flatMap((field) => ownPart(field, optionsText))
		.flatMap((field) => [
			field.type === 'notice' ? noticeLine(field, fields) : line(field, fields),
			...entriesOf(field).map((entry) => `  ${line(entry, [...entriesOf(field), ...fields])}`),
		])
		.join('\n');
}

// Of Options, what this operation has besides those of every operation.
function ownPart(field: INodeProperties, optionsText: string): INodeProperties[] {
	if (!isOptions(field)) return EVERYWHERE.includes(field.name) ? [] : [field];
	const options = optionsAmong([field]).filter(({ name }) => !EVERYWHERE.includes(name));
	return options.length === 0 ? [] : [{ ...field, description: optionsText, options }];
}

function namesOf(fields: INodeProperties[]): string[] {
	return fields.map(({ name }) => name);
}

function noticeLine(notice: INodeProperties, all: INodeProperties[]): string {
	const condition = conditionOf(notice, all);
	return `- _${notice.displayName}_${condition === '' ? '' : ` (${condition})`}`;
}

function line(field: INodeProperties, all: INodeProperties[]): string {
	const remarks = [field.required ? 'required' : '', conditionOf(field, all)].filter((text) => text !== '');
	const name = `**${field.displayName}**${remarks.length === 0 ? '' : ` (${remarks.join(' ')})`}`;
	const kinds = kindsOf(field);
	const examples = kinds.length === 0 ? [choicesOf(field), exampleOf(field)] : [`One of: ${kindNames(kinds)}`];
	const meaning = [field.description, field.hint, ...examples].map(sentence).filter((text) => text !== '');
	return `- ${[name, ...meaning].join(meaning.length > 0 ? '. ' : '').replaceAll('.. ', '. ')}`;
}

// Descriptions are HTML and end without a full stop.
function sentence(text = ''): string {
	return text
		.replace(/<a href="([^"]+)"[^>]*>(.*?)<\/a>/g, '[$2]($1)')
		.replace(/<code>(.*?)<\/code>/g, '`$1`')
		.replace(/\s+/g, ' ')
		.replace(/\.$/, '')
		.trim();
}

function entriesOf(field: INodeProperties): INodeProperties[] {
	if (field.type !== 'collection') return [];
	return (field.options ?? []).filter((option): option is INodeProperties => 'type' in option);
}

function choicesOf({ type, options = [] }: INodeProperties): string {
	if (type !== 'options' && type !== 'multiOptions') return '';
	const names = options.filter((option): option is INodePropertyOptions => 'value' in option).map(({ name }) => name);
	if (names.length === 0) return '';
	return names.length > 12
		? `One of ${names.length}, e.g. ${names.slice(0, 3).join(', ')}`
		: `One of: ${names.join(', ')}`;
}

// Kinds with the same example have it once.
function kindNames(kinds: Kind[]): string {
	const isFirst = ({ placeholder }: Kind, index: number) =>
		kinds.findIndex((each) => each.placeholder === placeholder) === index;
	return kinds.map((kind, index) => (isFirst(kind, index) ? withExample(kind) : kind.displayName)).join(', ');
}

function withExample({ displayName, placeholder = '' }: Kind): string {
	const [, example] = /^e\.g\. (.*)$/.exec(placeholder) ?? [];
	return example === undefined ? displayName : `${displayName} (e.g. \`${example}\`)`;
}

function exampleOf({ placeholder = '', modes = [] }: INodeProperties): string {
	const shown = [placeholder, ...modes.map((mode) => mode.placeholder ?? '')].find((text) => text.startsWith('e.g.'));
	return shown === undefined ? '' : `E.g. \`${shown.slice('e.g.'.length).trim()}\``;
}
