import { Failure, type FailureReason } from '../../../../nodes/shared/base/failure';
import { RunState, runStateOf, type Outcome } from '../../../../nodes/shared/operation/runState';

const failed = (reason: FailureReason): Outcome => ({ kind: 'failed', failure: new Failure(reason, 'No') });
const done: Outcome = { kind: 'done', items: [], earlier: false };

describe('RunState', () => {
	it('takes a row for settled unless it was surely not sent', () => {
		const run = new RunState();
		const outcomes = [done, failed('invalidInput'), failed('rejectedByApi'), failed('unknown'), failed('notSent')];
		for (const [row, outcome] of outcomes.entries()) run.record(row, outcome);
		expect([0, 1, 2, 3, 4, 5].map((row) => run.isSettled(row))).toEqual([true, true, true, true, false, false]);
		expect(run.outcomeOf(1)).toBe(outcomes[1]);
		expect(run.outcomeOf(5)).toBeUndefined();
	});

	it('keeps the first reason to halt, and fires its signal', () => {
		const run = new RunState();
		const first = new Failure('rejectedByApi', 'First');
		const { haltSignal } = run;
		run.halt(3, first);
		run.halt(1, new Failure('rejectedByApi', 'Second'));
		expect(run.halted).toEqual({ row: 3, failure: first });
		expect(haltSignal.aborted).toBe(true);
	});

	it('forgets the halt when the node is run again, and keeps the outcomes', () => {
		const run = new RunState();
		run.record(0, done);
		run.halt(1, new Failure('rejectedByApi', 'No'));
		run.begin();
		expect(run.halted).toBeUndefined();
		expect(run.haltSignal.aborted).toBe(false);
		expect(run.isSettled(0)).toBe(true);
	});

	it('keeps the accounts of its rows apart', () => {
		const run = new RunState();
		run.account('one').close(2, new Failure('rejectedByApi', 'No'));
		expect(run.account('one').closed?.row).toBe(2);
		expect(run.account('other').closed).toBeUndefined();
		expect(run.halted).toBeUndefined();
	});
});

describe('runStateOf', () => {
	it('gives one state per run, recognised by the object that n8n uses for all its tries', () => {
		const [first, second] = [{}, {}];
		expect(runStateOf(first)).toBe(runStateOf(first));
		expect(runStateOf(first)).not.toBe(runStateOf(second));
	});
});
