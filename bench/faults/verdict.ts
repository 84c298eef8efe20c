import type { Delivery, Tally } from './tally';

/** The share of rows with retryable faults that the node has to deliver. */
const RETRYABLE_SHARE = 0.99;

/** The promises that a run of our node broke; empty when it kept all. Under On Error = Stop none is about delivery. */
export function complaintsAbout(tally: Tally): string[] {
	const { mode, total, failed, untold, retryable, deliverable, contradictions } = tally;
	const complaints = [...contradictions];
	const complain = (count: number, what: string) => {
		if (count > 0) complaints.push(`${count} rows ${what}`);
	};
	complain(total.twice, 'are stored twice');
	complain(total.lost, 'are lost: neither stored nor reported');
	complain(failed.stored, 'are stored, but reported as not sent');
	complain(untold.stored, 'are stored, but not reported');
	if (mode.onError === 'stopWorkflow') return complaints;
	if (mode.retryOnFail && tally.firstRowSends <= 1) complaints.push('n8n did not run the node again');
	if (shareOf(retryable) < RETRYABLE_SHARE) {
		complaints.push(`of ${retryable.rows} rows with retryable faults only ${retryable.delivered} are delivered`);
	}
	complain(deliverable.rows - deliverable.delivered, 'could have been delivered, but were not');
	return complaints;
}

/** The delivered share of the rows, from 0 to 1; 1 when there are none. */
export function shareOf({ rows, delivered }: Delivery): number {
	return rows === 0 ? 1 : delivered / rows;
}
