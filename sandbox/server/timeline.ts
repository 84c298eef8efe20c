interface Timed {
	createdAt: string;
}

/**
 * The index of the first row that was created at a time or later (with `after`: later than it), by binary search.
 * `rows` are in order of creation; times are ISO 8601 in UTC, so they compare as texts. Gives `rows.length` when there is none.
 */
export function timeIndex(rows: readonly Timed[], time: string, after = false): number {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const created = rows[middle]?.createdAt ?? '';
		if (created < time || (after && created === time)) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Inserts a row at the position of its time, after the rows of the same time. */
export function insertByTime<T extends Timed>(rows: T[], row: T): void {
	const last = rows.at(-1);
	if (!last || last.createdAt <= row.createdAt) rows.push(row);
	else rows.splice(timeIndex(rows, row.createdAt, true), 0, row);
}

/** Removes a row, if the list has it. */
export function removeRow<T extends Timed>(rows: T[], row: T): void {
	for (let index = timeIndex(rows, row.createdAt); index < rows.length; index++) {
		if (rows[index] === row) {
			rows.splice(index, 1);
			return;
		}
		if (rows[index]?.createdAt !== row.createdAt) return;
	}
}
