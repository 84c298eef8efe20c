import type { LoggedRequest, RespondentSandbox } from '../../sandbox';
import type { Result } from '../../test/support/engine';
import { kindOf, type Kind, type Remedy } from './kinds';
import type { Mode } from './modes';
import { readReports, type Reports } from './reports';
import { sendRoute, textOf, type SheetRow } from './sheet';

/** What became of one row: on the server, and as it was told. */
export interface RowAccount {
	/** Messages with this row's text that the sandbox holds in the end. */
	stored: number;
	/** How the run told that the row ended; missing when it told nothing. */
	told?: 'done' | 'failed' | 'mayHaveArrived';
	/** Sends and look-ups that arrived at the sandbox. */
	sends: number;
	looks: number;
	/** What the sends ran into, in order. */
	faults: Kind[];
	/** What the first of them ran into. */
	first?: Kind;
	/** The most faults in a row that one request of this row met, its repetitions included. */
	streak: number;
}

/** What became of a run. */
export interface Account {
	mode: Mode;
	rows: RowAccount[];
	reports: Reports;
	requests: number;
	seconds: number;
	/** The longest time in ms that the event loop stood still. */
	stall: number;
}

/** How long a run took. */
export type Timing = Pick<Account, 'seconds' | 'stall'>;

type Hits = Map<LoggedRequest, Kind>;

/** Puts together what the sandbox has stored and logged with what the run told. */
export function accountOf(
	mode: Mode,
	sheet: readonly SheetRow[],
	sandbox: RespondentSandbox,
	result: Result,
	timing: Timing,
): Account {
	const reports = readReports(result);
	const stored = countBy(sandbox.store.messages, ({ body }) => body);
	const hits: Hits = new Map(sandbox.faults.injected.map((injected) => [injected.request, kindOf(injected)]));
	const requests = groupBy(sandbox.requests, conversationIn);
	const rows = sheet.map(({ conversationId, message }, index): RowAccount => {
		const mine = requests.get(conversationId) ?? [];
		const sends = mine.filter((request) => request.route === sendRoute && textOf(request) === message);
		const looks = mine.filter(({ method }) => method === 'GET');
		const faults = sends.map((request) => hits.get(request));
		const told = reports.byRow.get(index);
		return {
			stored: stored.get(message) ?? 0,
			...(told && { told }),
			sends: sends.length,
			looks: looks.length,
			faults: faults.flatMap((found) => found ?? []),
			...(faults[0] && { first: faults[0] }),
			streak: Math.max(longestStreak(sends, hits), longestStreak(looks, hits)),
		};
	});
	return { mode, rows, reports, requests: sandbox.requests.length, ...timing };
}

/** Whether one of the sends of a row ran into a fault that is to be treated like this. */
export function ranInto({ faults }: RowAccount, ...remedies: Remedy[]): boolean {
	return faults.some(({ remedy }) => remedies.includes(remedy));
}

function conversationIn({ path, query }: LoggedRequest): string {
	const named = query.conversationUid ?? path.split('/')[4];
	return typeof named === 'string' ? named : '';
}

function longestStreak(requests: readonly LoggedRequest[], hits: Hits): number {
	let longest = 0;
	let current = 0;
	for (const request of requests) {
		const hit = hits.get(request);
		current = hit === undefined || hit.remedy === 'none' ? 0 : current + 1;
		longest = Math.max(longest, current);
	}
	return longest;
}

function countBy<T>(list: readonly T[], key: (entry: T) => string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const entry of list) counts.set(key(entry), (counts.get(key(entry)) ?? 0) + 1);
	return counts;
}

function groupBy<T>(list: readonly T[], key: (entry: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const entry of list) {
		const group = groups.get(key(entry));
		if (group) group.push(entry);
		else groups.set(key(entry), [entry]);
	}
	return groups;
}
