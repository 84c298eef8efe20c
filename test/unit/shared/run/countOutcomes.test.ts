import fc from 'fast-check';
import { Failure } from '../../../../nodes/shared/base/failure';
import type { Outcome } from '../../../../nodes/shared/operation/runState';
import { countOutcomes, describeCounts } from '../../../../nodes/shared/run/failedRow';
import { countsIn } from '../../../support/counts';

const done: Outcome = { kind: 'done', items: [], earlier: false };
const earlier: Outcome = { kind: 'done', items: [], earlier: true };
const checked: Outcome = { kind: 'done', items: [], earlier: false, checked: true };
const partlySent: Outcome = {
	kind: 'failed',
	failure: new Failure('rejectedByApi', 'No').withMayHaveBeenSent(true),
};
const skipped: Outcome = { kind: 'skipped', items: [] };
const failed = (reason: Failure['reason']): Outcome => ({ kind: 'failed', failure: new Failure(reason, 'No') });

describe('countOutcomes', () => {
	it('sorts every outcome, and takes a row without one for not done', () => {
		const outcomes = [done, failed('invalidInput'), failed('rejectedByApi'), failed('unknown'), failed('notSent')];
		const more = [failed('unknown'), done, done, skipped, earlier, checked, partlySent];
		expect(countOutcomes(13, (row) => [...outcomes, ...more][row])).toEqual({
			done: 3,
			earlier: 1,
			possibly: 3,
			skipped: 1,
			not: 5,
		});
		expect(countOutcomes(0, () => done)).toEqual({
			done: 0,
			earlier: 0,
			possibly: 0,
			skipped: 0,
			not: 0,
		});
	});

	it('adds up to all rows, whatever became of them', () => {
		const reason = fc.constantFrom('invalidInput', 'rejectedByApi', 'unknown', 'notSent');
		const outcome = fc.oneof(
			fc.boolean().map((earlier): Outcome => ({ kind: 'done', items: [], earlier })),
			reason.map((known) => failed(known)),
			fc.constant(skipped),
			fc.constant(undefined),
		);
		fc.assert(
			fc.property(fc.array(outcome), fc.nat(50), (outcomes, more) => {
				const total = outcomes.length + more;
				const counts = countOutcomes(total, (row) => outcomes[row]);
				expect(counts.done + counts.earlier + counts.possibly + counts.skipped + counts.not).toBe(total);
				const unclear = outcomes.filter((known) => known?.kind === 'failed' && known.failure.reason === 'unknown');
				expect(counts.possibly).toBe(unclear.length);
				expect(counts.done + counts.earlier).toBe(outcomes.filter((known) => known?.kind === 'done').length);
				const said = countsIn(`Row 1 of ${total}: No. ${describeCounts(counts, 'sent')}`);
				const { done: sent, earlier: alreadySent, possibly: possiblySent, skipped: skippedRows, not: notSent } = counts;
				expect(said).toEqual({ total, sent, alreadySent, possiblySent, skipped: skippedRows, notSent });
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('describeCounts', () => {
	it('says it in a sentence', () => {
		expect(describeCounts({ done: 150, earlier: 0, possibly: 1, skipped: 0, not: 49 }, 'sent')).toBe(
			'Of 200 rows, 150 were sent, 1 was possibly sent and 49 were not sent.',
		);
		expect(describeCounts({ done: 150, earlier: 0, possibly: 1, skipped: 3, not: 46 }, 'sent')).toBe(
			'Of 200 rows, 150 were sent, 1 was possibly sent, 3 were skipped and 46 were not sent.',
		);
	});

	it('tells what was there already from what was sent', () => {
		expect(describeCounts({ done: 1, earlier: 2, possibly: 0, skipped: 0, not: 1 }, 'sent')).toBe(
			'Of 4 rows, 1 was sent, 2 were already sent and 1 was not sent.',
		);
	});

	it('leaves out what did not happen', () => {
		expect(describeCounts({ done: 1, earlier: 0, possibly: 0, skipped: 0, not: 2 }, 'sent')).toBe(
			'Of 3 rows, 1 was sent and 2 were not sent.',
		);
		expect(describeCounts({ done: 0, earlier: 0, possibly: 1, skipped: 0, not: 0 }, 'sent')).toBe(
			'Of 1 rows, 1 was possibly sent.',
		);
		expect(describeCounts({ done: 0, earlier: 0, possibly: 0, skipped: 0, not: 3 }, 'created')).toBe(
			'Nothing was created.',
		);
	});
});
