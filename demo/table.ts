import Table from 'cli-table3';

/** Rows as a table for the terminal. `columns`: heading and width in characters of each. */
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
