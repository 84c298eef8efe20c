import { InvalidInput } from '../base/failure';
import { isRecord } from '../base/record';

// ={{ $json.phone }}, ={{ $json["Phone Number"] }}, ={{ $('Sheet').item.json.phone }}
const COLUMN = /^=\s*\{\{[^{}]*\bjson(?:\.(\w+)|\[\s*(?:"([^"]+)"|'([^']+)')\s*\])[^{}]*\}\}\s*$/;

/** The column that a parameter reads, where its expression reads one alone; undefined for fixed values and other expressions. */
export function columnOf(parameter: unknown): string | undefined {
	const text = isRecord(parameter) ? parameter.value : parameter;
	if (typeof text !== 'string' || text.split(/\bjson\b/).length !== 2) return undefined;
	const [, bare, double, single] = COLUMN.exec(text) ?? [];
	return bare ?? double ?? single;
}

/** The error of a field, with the column that its expression reads. Gives any other error back as it is. */
export function withColumn(error: unknown, parameter: unknown): unknown {
	const column = columnOf(parameter);
	if (!(error instanceof InvalidInput) || column === undefined) return error;
	return new InvalidInput(error.message, `${error.description} The value comes from the column "${column}".`.trim());
}
