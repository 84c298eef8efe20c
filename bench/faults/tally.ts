import type { Mode } from './modes';
import { kinds } from './kinds';
import { wasHitBy, type RowOutcome, type RunOutcome } from './outcome';
import type { ServiceName } from './world';

/** Rows counted by how often the sandbox stored their message, and by what the run reported. */
export interface Count {
	tried: number;
	once: number;
	twice: number;
	/** Neither stored nor reported as failed. */
	lost: number;
	/** Reported as failed, with a reason. */
	reported: number;
}

/** Rows with the same report, by whether their message was stored. */
export interface StoredCount {
	stored: number;
	notStored: number;
}

/** Rows that the node should deliver, and how many of them it delivered. */
export interface Delivery {
	rows: number;
	delivered: number;
}

/** The counts of one run. */
export interface Tally {
	service: ServiceName;
	mode: Mode;
	seed: number;
	total: Count;
	/** By the fault that hit the first send of the row; every row is counted under exactly one label. */
	byKind: Record<string, Count>;
	/** By what is special about the row's message. */
	byRowKind: Record<string, Count>;
	possiblySent: StoredCount;
	failed: StoredCount;
	/** Rows that the run did not report at all: neither by row nor in the counts of its error. */
	untold: StoredCount;
	retryable: Delivery;
	deliverable: Delivery;
	/** Sends of the first row. The first one always fails, so that a second one proves that n8n ran the node again. */
	firstRowSends: number;
	/** Reports that contradict each other or the sandbox. */
	contradictions: string[];
	requests: number;
	seconds: number;
	/** The longest time in ms that the event loop was blocked. */
	longestBlock: number;
}

/** Counts the outcome of a run. */
export function tallyOf(outcome: RunOutcome, seed: number): Tally {
	const { service, mode, rows, reports, requests, seconds, longestBlock } = outcome;
	const hasCounts = reports.counts !== undefined;
	const byKind: Record<string, Count> = {};
	for (const label of ['no fault', ...kinds.map((kind) => kind.label), 'never sent']) {
		byKind[label] = countOf(
			rows.filter((row) => labelOf(row) === label),
			hasCounts,
		);
	}
	const byRowKind: Record<string, Count> = {};
	for (const [kind, ofKind] of Map.groupBy(rows, (row) => row.kind)) byRowKind[kind] = countOf(ofKind, hasCounts);
	const reportedAs = (report: RowOutcome['report']) => rows.filter((row) => row.report === report);
	// Under On Error = Stop the run ends at the first row that fails, so no delivery is required.
	// Nor is it of the first row, which fails on purpose.
	const required = mode.onError === 'stopWorkflow' ? [] : rows.slice(1);
	return {
		service,
		mode,
		seed,
		total: countOf(rows, hasCounts),
		byKind,
		byRowKind,
		possiblySent: storedCountOf(reportedAs('possiblySent')),
		failed: storedCountOf(reportedAs('failed')),
		untold: storedCountOf(hasCounts ? [] : reportedAs(undefined)),
		retryable: deliveryOf(required.filter((row) => isRetryable(row))),
		deliverable: deliveryOf(required.filter((row) => isDeliverable(row))),
		firstRowSends: rows[0]?.sends ?? 0,
		contradictions: contradictionsIn(outcome),
		requests,
		seconds,
		longestBlock,
	};
}

/**
 * Whether a row was hit by faults, and all of them can be retried: 429, which is certainly not processed, and for a node that
 * finds lost sends also the faults after which it looks the message up.
 */
function isRetryable(row: RowOutcome): boolean {
	if (wasHitBy(row, 'notFollowed', 'undecidable')) return false;
	if (row.findsLostSends) return wasHitBy(row, 'retry', 'checkThenRetry');
	return wasHitBy(row, 'retry') && !wasHitBy(row, 'checkThenRetry');
}

/**
 * Whether the node can deliver a row. A node that finds lost sends can, unless the outcome of a send is undecidable, a send was
 * redirected, or one request failed in all of the four attempts that count (Max Attempts).
 */
function isDeliverable(row: RowOutcome): boolean {
	return row.findsLostSends && row.longestFaultStreak < 4 && !wasHitBy(row, 'notFollowed', 'undecidable');
}

function labelOf({ sends, firstFault }: RowOutcome): string {
	return sends === 0 ? 'never sent' : (firstFault?.label ?? 'no fault');
}

/** Counts rows. With `hasCounts`, a row without a report counts as reported when it is not stored: the error counted it. */
function countOf(rows: readonly RowOutcome[], hasCounts: boolean): Count {
	const count = (test: (row: RowOutcome) => boolean) => rows.filter(test).length;
	const isReported = ({ report, stored }: RowOutcome) =>
		report === undefined ? hasCounts && stored === 0 : report !== 'sent';
	return {
		tried: rows.length,
		once: count(({ stored, isTwice }) => stored === 1 && !isTwice),
		twice: count(({ isTwice }) => isTwice),
		lost: count((row) => row.stored === 0 && !isReported(row)),
		reported: count(isReported),
	};
}

/** A row of which some messages are there counts as not stored: the node says which. */
function storedCountOf(rows: readonly RowOutcome[]): StoredCount {
	const stored = rows.filter((row) => row.stored > 0).length;
	return { stored, notStored: rows.length - stored };
}

function deliveryOf(rows: readonly RowOutcome[]): Delivery {
	return { rows: rows.length, delivered: rows.filter(({ stored }) => stored > 0).length };
}

function contradictionsIn({ rows, others, reports }: RunOutcome): string[] {
	const { counts, repeated } = reports;
	const stored = rows.filter((row) => row.stored > 0).length;
	const found: string[] = [];
	if (others > 0) found.push(`${others} messages are stored that no row asked for`);
	if (repeated > 0) found.push(`${repeated} rows came out more than once`);
	if (!counts) return found;
	const { possiblySent, notSent } = counts;
	const sent = counts.sent + counts.alreadySent;
	const sum = sent + possiblySent + notSent;
	if (sum !== rows.length) found.push(`the counts in the error add up to ${sum}`);
	if (stored < sent) found.push(`the error says that ${sent} were sent, but ${stored} are stored`);
	if (stored > sent + possiblySent)
		found.push(`the error says that ${notSent} were not sent, but ${stored} are stored`);
	return found;
}
