import type { LoggedRequest } from '../../sandbox';
import type { Result } from '../../test/support/engine';
import { kindOf, type Kind, type Recovery } from './kinds';
import type { Mode } from './modes';
import { readReports, type Reports, type RowReport } from './reports';
import type { ServiceName, World } from './world';

/** The outcome of one row: what the sandbox stored and received, and what the run reported. */
export interface RowOutcome {
	/** Whether the node looks for a send of the row whose answer was lost, and sends what is not there again. */
	findsLostSends: boolean;
	/** What is special about the row's message. */
	kind: string;
	/** How often the sandbox holds the row at the end: for a row of several messages, as often as the message that is there least. */
	stored: number;
	/** Whether one of the row's messages is there more than once. */
	isTwice: boolean;
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
	service: ServiceName;
	mode: Mode;
	rows: RowOutcome[];
	/** Messages in the sandbox that no row has asked for. */
	others: number;
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
export function outcomeOf(world: World, mode: Mode, result: Result, timing: Timing): RunOutcome {
	const { sandbox, rows: inputRows, findsLostSends, isSend, placeOf, partOf } = world;
	const reports = readReports(result);
	const faultOf: FaultByRequest = new Map(
		sandbox.faults.injected.map((injected) => [injected.request, kindOf(injected)]),
	);
	const requests = Map.groupBy(sandbox.requests, placeOf);
	const messages = world.stored();
	const stored = Map.groupBy(messages, ({ place }) => place);
	let others = messages.length;
	const rows = inputRows.map((row, index): RowOutcome => {
		const { kind, place, contents } = row;
		const ofRow = requests.get(place) ?? [];
		const sends = ofRow.filter(isSend);
		const lookUps = ofRow.filter((request) => !isSend(request));
		const faults = sends.map((request) => faultOf.get(request));
		const report = reports.byRow.get(index);
		const there = stored.get(place)?.map(({ content }) => content) ?? [];
		const counts = contents.map((content) => there.filter((other) => other === content).length);
		for (const count of counts) others -= count;
		const attempts = [lookUps, ...Map.groupBy(sends, partOf).values()];
		return {
			findsLostSends: findsLostSends(mode, row),
			kind,
			stored: Math.min(...counts),
			isTwice: counts.some((count) => count > 1),
			...(report && { report }),
			sends: sends.length,
			lookUps: lookUps.length,
			faults: faults.flatMap((found) => found ?? []),
			...(faults[0] && { firstFault: faults[0] }),
			longestFaultStreak: Math.max(...attempts.map((list) => longestStreak(list, faultOf))),
		};
	});
	const { service } = world;
	return {
		service,
		mode,
		rows,
		others,
		reports,
		requests: sandbox.requests.length,
		...timing,
	};
}

/** Whether one of the row's sends was hit by a fault with one of these recoveries. */
export function wasHitBy({ faults }: RowOutcome, ...recoveries: Recovery[]): boolean {
	return faults.some(({ recovery }) => recoveries.includes(recovery));
}

function longestStreak(requests: readonly LoggedRequest[], faultOf: FaultByRequest): number {
	let longest = 0;
	let current = 0;
	for (const request of requests) {
		const fault = faultOf.get(request);
		// A 429 uses up no attempt.
		if (fault?.recovery === 'retry') continue;
		current = fault === undefined || fault.recovery === 'none' ? 0 : current + 1;
		longest = Math.max(longest, current);
	}
	return longest;
}
