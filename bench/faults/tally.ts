import { ranInto, type Account, type RowAccount } from './account';
import { kinds } from './kinds';
import type { Mode } from './modes';

/** Rows counted by what the sandbox holds of them, and by what the run told. */
export interface Count {
	tried: number;
	once: number;
	twice: number;
	/** Not stored, and not reported as failed either. */
	lost: number;
	/** Reported as failed, with a reason. */
	reported: number;
}

/** Rows of which something was said, by whether they are stored. */
export interface Told {
	stored: number;
	notStored: number;
}

/** Rows of which it is demanded that they are delivered, and those of them that are. */
export interface Demand {
	rows: number;
	delivered: number;
}

/** A run in numbers. */
export interface Tally {
	mode: Mode;
	seed: number;
	total: Count;
	/** By what the first send of a row ran into; every row is in exactly one of them. */
	byKind: Record<string, Count>;
	mayHaveArrived: Told;
	failed: Told;
	/** The run told nothing of these rows, neither by row nor by number. */
	untold: Told;
	retryable: Demand;
	deliverable: Demand;
	/** Times that the first row, whose first four sends fail, was sent: more than four only when n8n ran the node again. */
	firstRowSends: number;
	/** What a run said that cannot be. */
	contradictions: string[];
	requests: number;
	seconds: number;
	/** The longest time in ms that the event loop stood still. */
	stall: number;
}

/** Counts a run. */
export function tallyOf(account: Account, seed: number): Tally {
	const { mode, rows, reports, requests, seconds, stall } = account;
	const byCount = reports.counts !== undefined;
	const byKind: Record<string, Count> = {};
	for (const label of ['no fault', ...kinds.map((kind) => kind.label), 'never sent']) {
		byKind[label] = countOf(
			rows.filter((row) => labelOf(row) === label),
			byCount,
		);
	}
	const told = (what: RowAccount['told']) => rows.filter((row) => row.told === what);
	// Under On Error = Stop nothing has to be delivered: it stops at the first row that fails.
	const wanted = mode.onError === 'stopWorkflow' ? [] : rows;
	return {
		mode,
		seed,
		total: countOf(rows, byCount),
		byKind,
		mayHaveArrived: splitOf(told('mayHaveArrived')),
		failed: splitOf(told('failed')),
		untold: splitOf(byCount ? [] : told(undefined)),
		// The faults of the first row are not drawn.
		retryable: demandOf(wanted.slice(1).filter((row) => isRetryable(row, mode))),
		deliverable: demandOf(wanted.filter((row) => isDeliverable(row, mode))),
		firstRowSends: rows[0]?.sends ?? 0,
		contradictions: contradictionsIn(account),
		requests,
		seconds,
		stall,
	};
}

/**
 * Rows whose faults are retryable: they were hit, and by nothing but what may be repeated. That is 429 (surely not
 * processed), and with Skip If Already Sent also what can be looked up.
 */
function isRetryable(row: RowAccount, { skip }: Mode): boolean {
	if (ranInto(row, 'final', 'unknowable')) return false;
	return skip ? ranInto(row, 'repeat', 'look') : ranInto(row, 'repeat') && !ranInto(row, 'look');
}

/**
 * Rows that can be delivered with Skip If Already Sent: all, but for those with a send of which nobody can know, or one
 * that was redirected, and those of which one request met as many faults in a row as Max Attempts allows.
 */
function isDeliverable(row: RowAccount, { skip }: Mode): boolean {
	return skip && row.streak < 4 && !ranInto(row, 'final', 'unknowable');
}

function labelOf({ sends, first }: RowAccount): string {
	return sends === 0 ? 'never sent' : (first?.label ?? 'no fault');
}

function countOf(rows: readonly RowAccount[], byCount: boolean): Count {
	const count = (test: (row: RowAccount) => boolean) => rows.filter(test).length;
	const isReported = ({ told, stored }: RowAccount) => (told === undefined ? byCount && stored === 0 : told !== 'done');
	return {
		tried: rows.length,
		once: count(({ stored }) => stored === 1),
		twice: count(({ stored }) => stored > 1),
		lost: count((row) => row.stored === 0 && !isReported(row)),
		reported: count(isReported),
	};
}

function splitOf(rows: readonly RowAccount[]): Told {
	const stored = rows.filter((row) => row.stored > 0).length;
	return { stored, notStored: rows.length - stored };
}

function demandOf(rows: readonly RowAccount[]): Demand {
	return { rows: rows.length, delivered: rows.filter(({ stored }) => stored > 0).length };
}

function contradictionsIn({ rows, reports }: Account): string[] {
	const { counts, repeated } = reports;
	const stored = rows.filter((row) => row.stored > 0).length;
	const found: string[] = [];
	if (repeated > 0) found.push(`${repeated} rows came out more than once`);
	if (!counts) return found;
	const { done, possibly, not } = counts;
	if (done + possibly + not !== rows.length) found.push(`the counts of the error add up to ${done + possibly + not}`);
	if (stored < done) found.push(`the error says that ${done} were sent, but ${stored} are stored`);
	if (stored > done + possibly) found.push(`the error says that ${not} were not sent, but ${stored} are stored`);
	return found;
}
