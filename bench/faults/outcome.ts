import type { LoggedRequest, RespondentSandbox } from '../../sandbox';
import type { Result } from '../../test/support/engine';
import { kindOf, type Kind, type Recovery } from './kinds';
import type { Mode } from './modes';
import { readReports, type Reports, type RowReport } from './reports';
import { SEND_ROUTE, textOf, type InputRow } from './rows';

/** The outcome of one row: what the sandbox stored and received, and what the run reported. */
export interface RowOutcome {
	/** Messages with this row's text that the sandbox holds at the end. */
	stored: number;
	/** How the run reported the row; missing when it reported nothing. */
	report?: RowReport;
	/** Send requests and look-up requests that reached the sandbox. */
	sends: number;
	lookUps: number;
	/** The faults that hit the row's sends, in order. */
	faults: Kind[];
	/** The fault that hit the row's first send, if any. */
	firstFault?: Kind;
	/** The highest number of consecutive attempts of one request that failed. */
	longestFaultStreak: number;
}

/** The outcome of a run. */
export interface RunOutcome {
	mode: Mode;
	rows: RowOutcome[];
	reports: Reports;
	requests: number;
	seconds: number;
	/** The longest time in ms that the event loop was blocked. */
	longestBlock: number;
}

/** How long a run took. */
export type Timing = Pick<RunOutcome, 'longestBlock' | 'seconds'>;

type FaultByRequest = Map<LoggedRequest, Kind>;

/** Joins what the sandbox stored and logged with what the run reported, row by row. */
export function outcomeOf(
	mode: Mode,
	inputRows: readonly InputRow[],
	sandbox: RespondentSandbox,
	result: Result,
	timing: Timing,
): RunOutcome {
	const reports = readReports(result);
	const stored = countBy(sandbox.store.messages, ({ body }) => body);
	const faultOf: FaultByRequest = new Map(
		sandbox.faults.injected.map((injected) => [injected.request, kindOf(injected)]),
	);
	const requests = Map.groupBy(sandbox.requests, conversationIn);
	const rows = inputRows.map(({ conversationId, message }, index): RowOutcome => {
		const ofRow = requests.get(conversationId) ?? [];
		const sends = ofRow.filter((request) => request.route === SEND_ROUTE && textOf(request) === message);
		const lookUps = ofRow.filter(({ method }) => method === 'GET');
		const faults = sends.map((request) => faultOf.get(request));
		const report = reports.byRow.get(index);
		return {
			stored: stored.get(message) ?? 0,
			...(report && { report }),
			sends: sends.length,
			lookUps: lookUps.length,
			faults: faults.flatMap((found) => found ?? []),
			...(faults[0] && { firstFault: faults[0] }),
			longestFaultStreak: Math.max(longestStreak(sends, faultOf), longestStreak(lookUps, faultOf)),
		};
	});
	return { mode, rows, reports, requests: sandbox.requests.length, ...timing };
}

/** Whether one of the row's sends was hit by a fault with one of these recoveries. */
export function wasHitBy({ faults }: RowOutcome, ...recoveries: Recovery[]): boolean {
	return faults.some(({ recovery }) => recoveries.includes(recovery));
}

function conversationIn({ path, query }: LoggedRequest): string {
	const id = query.conversationUid ?? path.split('/')[4];
	return typeof id === 'string' ? id : '';
}

function longestStreak(requests: readonly LoggedRequest[], faultOf: FaultByRequest): number {
	let longest = 0;
	let current = 0;
	for (const request of requests) {
		const fault = faultOf.get(request);
		current = fault === undefined || fault.recovery === 'none' ? 0 : current + 1;
		longest = Math.max(longest, current);
	}
	return longest;
}

function countBy<T>(list: readonly T[], key: (entry: T) => string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const entry of list) counts.set(key(entry), (counts.get(key(entry)) ?? 0) + 1);
	return counts;
}
