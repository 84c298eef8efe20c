import type { Demand, Tally } from './tally';

/** The share of rows with retryable faults that has to be delivered. */
const RETRYABLE = 0.99;

/** What a run of our node got wrong; empty when it kept its promises. Under On Error = Stop nothing has to be delivered. */
export function complaintsAbout(tally: Tally): string[] {
	const { mode, total, failed, untold, retryable, deliverable, contradictions } = tally;
	const complaints = [...contradictions];
	const complain = (count: number, what: string) => {
		if (count > 0) complaints.push(`${count} rows ${what}`);
	};
	complain(total.twice, 'are stored twice');
	complain(total.lost, 'are lost: not stored, and not reported');
	complain(failed.stored, 'are stored, but are reported as not sent');
	complain(untold.stored, 'are stored, but nothing was told of them');
	if (mode.onError === 'stopWorkflow') return complaints;
	if (mode.retryOnFail && tally.firstRowSends <= 4) complaints.push('n8n did not run the node again');
	if (shareOf(retryable) < RETRYABLE) {
		complaints.push(`of ${retryable.rows} rows with retryable faults only ${retryable.delivered} are delivered`);
	}
	complain(deliverable.rows - deliverable.delivered, 'could have been delivered and were not');
	return complaints;
}

export function shareOf({ rows, delivered }: Demand): number {
	return rows === 0 ? 1 : delivered / rows;
}
