import { InvalidInput } from '../base/failure';
import { isRecord } from '../base/record';

// {{ $json.phone }}, {{ $json["Phone Number"] }}, {{ $('Sheet').item.json.phone }}
const PART = /\{\{[^{}]*\bjson(?:\.(\w+)|\[\s*(?:"([^"]+)"|'([^']+)')\s*\])[^{}]*\}\}/;
// One such part, or several with nothing but signs in between: ={{ $json.channel }}:{{ $json.identity }}
const PARTS = new RegExp(`^=\\s*${PART.source}(?:[^\\w{}]*${PART.source})*\\s*$`);

/**
 * The columns that a parameter reads, where each of its expressions reads one alone, and it holds no words besides; none for fixed
 * values and other expressions.
 */
export function columnsOf(parameter: unknown): string[] {
	const text = isRecord(parameter) ? parameter.value : parameter;
	if (typeof text !== 'string' || !PARTS.test(text)) return [];
	const parts = [...text.matchAll(new RegExp(PART.source, 'g'))];
	if (text.split(/\bjson\b/).length !== parts.length + 1) return [];
	return [...new Set(parts.map(([, bare, double, single]) => bare ?? double ?? single ?? ''))];
}

/** The error of a field, with the columns that its expressions read. Gives any other error back as it is. */
export function withColumn(error: unknown, parameter: unknown): unknown {
	const columns = columnsOf(parameter).map((name) => `"${name}"`);
	if (!(error instanceof InvalidInput) || columns.length === 0) return error;
	const source = `${columns.length === 1 ? 'column' : 'columns'} ${columns.join(' and ')}`;
	return new InvalidInput(error.message, `${error.description} The value comes from the ${source}.`.trim());
}
