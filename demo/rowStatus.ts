/** How a row of the sheet ended. */
export type RowStatus = 'already sent' | 'refused' | 'sent';

/** How many rows ended in which way; together all rows. */
export type StatusCounts = Record<RowStatus, number>;

/** Counts how the rows ended. */
export function countsOf(rows: ReadonlyArray<{ status: RowStatus }>): StatusCounts {
	const counts = { sent: 0, 'already sent': 0, refused: 0 };
	for (const { status } of rows) counts[status]++;
	return counts;
}

/** The counts in words. */
export function wordsFor({ sent, 'already sent': alreadySent, refused }: StatusCounts): string {
	return `${sent} sent, ${alreadySent} already sent, ${refused} refused`;
}
