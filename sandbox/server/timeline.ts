interface Timed {
	createdAt: string;
}

/** Index of the first row created at (`after`: later than) a time; rows are in order of creation. */
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

/** Puts a row where its time belongs; at the end costs nothing. */
export function insertByTime<T extends Timed>(rows: T[], row: T): void {
	const last = rows.at(-1);
	if (!last || last.createdAt <= row.createdAt) rows.push(row);
	else rows.splice(timeIndex(rows, row.createdAt, true), 0, row);
}

/** Takes a row out, if it is there. */
export function removeRow<T extends Timed>(rows: T[], row: T): void {
	for (let index = timeIndex(rows, row.createdAt); index < rows.length; index++) {
		if (rows[index] === row) {
			rows.splice(index, 1);
			return;
		}
		if (rows[index]?.createdAt !== row.createdAt) return;
	}
}
