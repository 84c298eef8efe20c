import Table from 'cli-table3';

/** Formats rows as a table for the terminal. `columns`: the heading of each column, and its width in characters. */
export function tableOf(columns: Record<string, number>, rows: ReadonlyArray<ReadonlyArray<number | string>>): string {
	const table = new Table({
		head: Object.keys(columns),
		colWidths: Object.values(columns),
		wordWrap: true,
		style: { head: [], border: [], compact: true },
	});
	for (const row of rows) table.push([...row]);
	return table.toString();
}
