import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';

/** One row of a CSV file: the text of each required column, and of any other column. */
export type RowWith<Column extends string> = Record<Column, string> & Partial<Record<string, string>>;

/** The error for a CSV file that the demo cannot use. The message says why, and what to change. */
export class BadSheet extends Error {}

/**
 * Reads the rows of a CSV file that is separated by commas or semicolons. Throws `BadSheet` when the file is missing, has no
 * rows, lacks a required column, or is not valid CSV.
 */
export function readRows<Column extends string>(path: string, required: readonly Column[]): RowWith<Column>[] {
	const text = readText(path);
	const needs = `The first line must name the columns ${required.join(', ')}.`;
	if (text.trim() === '') throw new BadSheet(`${path} is empty. ${needs}`);
	const { header, rows } = parseText(path, text);
	const lacking = required.filter((column) => !header.includes(column));
	if (lacking.length > 0) {
		const what = lacking.length === 1 ? 'column' : 'columns';
		throw new BadSheet(`${path} lacks the ${what} ${lacking.join(', ')}. ${needs} It has: ${header.join(', ')}.`);
	}
	if (rows.length === 0) throw new BadSheet(`${path} has no rows below its first line.`);
	return rows;
}

function readText(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		throw new BadSheet(code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read: ${message}.`);
	}
}

function parseText(path: string, text: string): { header: string[]; rows: Record<string, string>[] } {
	const [firstLine = ''] = text.split('\n', 1);
	let header: string[] = [];
	try {
		const rows = parse<Record<string, string>>(text, {
			bom: true,
			trim: true,
			skip_empty_lines: true,
			delimiter: firstLine.includes(',') ? ',' : ';',
			columns: (names: string[]) => (header = names),
		});
		return { header, rows };
	} catch (error) {
		if (error instanceof CsvError) throw new BadSheet(`${path} is not proper CSV: ${error.message}.`);
		throw error;
	}
}
