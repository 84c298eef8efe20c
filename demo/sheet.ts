import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';

const columns = ['project_id', 'user_id', 'first_name', 'message'] as const;

/** One row of a sheet that has to have these columns. */
export type RowWith<Column extends string> = Partial<Record<string, string>> & Record<Column, string>;

/** One row of the sheet, by column. */
export type SheetRow = RowWith<(typeof columns)[number]>;

/** A CSV file that the demo cannot work with; the message says why and what to change. */
export class BadSheet extends Error {}

/** Reads the rows of the demo's CSV file. Throws a BadSheet. */
export function readSheet(path: string): SheetRow[] {
	return readRows(path, columns);
}

/** Reads the rows of a CSV file with these columns, comma or semicolon separated. Throws a BadSheet. */
export function readRows<Column extends string>(path: string, required: readonly Column[]): Array<RowWith<Column>> {
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

function parseText(path: string, text: string): { header: string[]; rows: Array<Record<string, string>> } {
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
