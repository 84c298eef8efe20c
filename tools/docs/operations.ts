import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../nodes/shared/operation/operation';
import type { Resource } from '../../nodes/shared/operation/service';
import { fieldList } from './fields';
import { labelled } from './labels';

/** What one run of an operation was given, and what it gave. */
export interface Sample {
	parameters: INodeParameters;
	items: IDataObject[];
}

/** The chapter of one operation: what it does, its fields, a run of it, and what the API is asked. */
export function operationChapter(resource: Resource, operation: Operation, sample: Sample): string {
	const { option, fields } = operation;
	return [
		`### ${resource.option.name}: ${option.name}`,
		option.description ?? '',
		fieldList(fields),
		outputOf(sample, fields),
		forTheApi(operation, sample),
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

function outputOf({ parameters, items }: Sample, fields: INodeProperties[]): string {
	const [first] = items;
	if (!first) return '';
	const more = items.length > 1 ? `, the first of ${items.length} items` : '';
	const given = labelled(parameters, fields).map(({ label, value }) => `- ${label}: ${code(value)}`);
	const gives = `gives${more}:\n\n${json(first)}`;
	return given.length === 0 ? `It ${gives}` : `With\n\n${given.join('\n')}\n\nit ${gives}`;
}

// The names of the API and of the workflow's JSON, which the panel does not show.
function forTheApi({ route, alsoCalls = [] }: Operation, { parameters }: Sample): string {
	const calls = [route, ...alsoCalls].map((endpoint) => `\`${endpoint}\``).join(', ');
	const given = Object.keys(parameters).length === 0 ? '' : `\n\n${json(parameters)}`;
	return `<details>\n<summary>For the API</summary>\n\nCalls ${calls}.${given}\n\n</details>`;
}

function code(text: string): string {
	const fence = text.includes('`') ? '``' : '`';
	return `${fence}${text.replace(/\s+/g, ' ')}${fence}`;
}

/** JSON as a Markdown block; pickers by their value, lists cut after two entries. */
export function json(value: unknown): string {
	return ['```json', JSON.stringify(shortened(value), undefined, 2), '```'].join('\n');
}

const LONGEST_LIST = 2;
const PICKER_MODES: unknown[] = ['list', 'id', 'name', 'code', 'url'];

function shortened(value: unknown): unknown {
	if (Array.isArray(value)) {
		const shown = value.slice(0, LONGEST_LIST).map(shortened);
		return value.length > LONGEST_LIST ? [...shown, `… ${value.length - LONGEST_LIST} more`] : shown;
	}
	if (typeof value !== 'object' || value === null) return value;
	// The mode matters where it says what kind of value this is.
	if ('__rl' in value && 'value' in value && 'mode' in value && PICKER_MODES.includes(value.mode)) return value.value;
	return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, shortened(entry)]));
}
