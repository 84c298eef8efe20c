/** The result of a row. */
export type RowStatus = 'already sent' | 'failed' | 'sent';

/** The number of rows by result. */
export type StatusCounts = Record<RowStatus, number>;

/** Counts the rows by result. */
export function countsOf(rows: ReadonlyArray<{ status: RowStatus }>): StatusCounts {
	const counts = { sent: 0, 'already sent': 0, failed: 0 };
	for (const { status } of rows) counts[status]++;
	return counts;
}

/** The counts as text: "23 sent, 0 already sent, 2 failed". */
export function wordsFor({ sent, 'already sent': alreadySent, failed }: StatusCounts): string {
	return `${sent} sent, ${alreadySent} already sent, ${failed} failed`;
}
