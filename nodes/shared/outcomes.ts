import type { Outcome } from './runState';

/** How many rows of a run ended how; the three add up to all rows. */
export interface Counts {
	done: number;
	possibly: number;
	not: number;
}

/** Counts `total` rows; those without an outcome were never started. */
export function countOutcomes(total: number, outcomeOf: (row: number) => Outcome | undefined): Counts {
	const counts: Counts = { done: 0, possibly: 0, not: 0 };
	for (let row = 0; row < total; row++) {
		const outcome = outcomeOf(row);
		if (outcome?.kind === 'done') counts.done++;
		else if (outcome?.failure.reason === 'mayHaveArrived') counts.possibly++;
		else counts.not++;
	}
	return counts;
}

/** "Of 200 rows, 150 were sent, 1 was possibly sent and 49 were not sent." */
export function describeCounts(counts: Counts, verb: string): string {
	const total = counts.done + counts.possibly + counts.not;
	const were = (count: number) => `${count} ${count === 1 ? 'was' : 'were'}`;
	return `Of ${total} rows, ${were(counts.done)} ${verb}, ${were(counts.possibly)} possibly ${verb} and ${were(counts.not)} not ${verb}.`;
}
