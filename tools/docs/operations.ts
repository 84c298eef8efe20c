import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Operation } from '../../nodes/shared/operation/operation';
import type { Resource } from '../../nodes/shared/operation/service';
import { fieldList } from './fields';

/** What one run of an operation was given, and what it gave. */
export interface Sample {
	parameters: INodeParameters;
	items: IDataObject[];
}

/** The chapter of one operation: what it does, its fields, and a run of it. */
export function operationChapter(resource: Resource, operation: Operation, sample: Sample): string {
	const { option, route, alsoCalls = [], fields } = operation;
	const calls = [route, ...alsoCalls].map((endpoint) => `\`${endpoint}\``).join(', ');
	return [
		`### ${resource.option.name}: ${option.name}`,
		`${option.description ?? ''}\n\nCalls ${calls}.`,
		fieldList(fields),
		outputOf(sample),
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

function outputOf({ parameters, items }: Sample): string {
	const [first] = items;
	if (!first) return '';
	const given = Object.keys(parameters).length === 0 ? '' : `With\n\n${json(parameters)}\n\n`;
	const more = items.length > 1 ? `, the first of ${items.length} items` : '';
	return `${given}it gives${more}:\n\n${json(first)}`;
}

/** JSON as a Markdown block; pickers by their value, lists cut after two entries. */
export function json(value: unknown): string {
	return ['```json', JSON.stringify(shortened(value), undefined, 2), '```'].join('\n');
}

const LONGEST_LIST = 2;

function shortened(value: unknown): unknown {
	if (Array.isArray(value)) {
		const shown = value.slice(0, LONGEST_LIST).map(shortened);
		return value.length > LONGEST_LIST ? [...shown, `… ${value.length - LONGEST_LIST} more`] : shown;
	}
	if (typeof value !== 'object' || value === null) return value;
	if ('__rl' in value && 'value' in value) return value.value;
	return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, shortened(entry)]));
}
