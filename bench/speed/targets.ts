import type { Extent } from './plan';
import { find, median, ratios, type Series } from './series';
import { clients } from './services/clients';
import { serviceNames, type ServiceName } from './services/names';
import { names } from './task';
import type { Kind } from './variants/variant';

/** `floor`: missed by the node and by the minimal node, so that n8n's engine is the limit. */
export type Verdict = 'floor' | 'met' | 'missed';

/** An upper limit for one figure of one service, and the measured figure. */
export interface Target {
	name: string;
	service: ServiceName;
	/** The median over the rounds. */
	value: number;
	/** The lowest and the highest round; missing where there was only one. */
	range?: [number, number];
	limit: number;
	/** The same figure of the minimal node, where it has one. */
	floor?: number;
	/** Whether the figure is a count, which does not depend on the machine. A quick run judges only those. */
	exact: boolean;
	verdict: Verdict;
}

/** A target before it is judged: the figure of each round, for the node and for the minimal node. */
interface Criterion {
	name: string;
	limit: number;
	exact: boolean;
	rounds: readonly number[];
	minimalRounds?: readonly number[];
}

type FindSeries = (task: string, kind: Kind, operations?: number) => Series | undefined;

/** Judges the targets of all services. What was not measured is missed. */
export function targetsOf(all: readonly Series[], { quick }: Extent): Target[] {
	return serviceNames.flatMap((service) => {
		const findSeries: FindSeries = (task, kind, operations) =>
			find(all, task, {
				kind,
				service,
				...(kind !== 'axios' && { engine: 'vm' }),
				...(operations !== undefined && { operations }),
			});
		const counts = countCriteria(findSeries, service, quick);
		return [...(quick ? [] : timeCriteria(findSeries)), ...counts].map((criterion) => judge(criterion, service));
	});
}

function judge({ name, limit, exact, rounds, minimalRounds }: Criterion, service: ServiceName): Target {
	const value = median(rounds);
	const floor = minimalRounds && median(minimalRounds);
	return {
		name,
		value,
		...(rounds.length > 1 && { range: [Math.min(...rounds), Math.max(...rounds)] }),
		limit,
		exact,
		service,
		...(floor !== undefined && { floor }),
		verdict: value <= limit ? 'met' : floor !== undefined && floor > limit ? 'floor' : 'missed',
	};
}

/** The limit of targets that demand less than 1. */
export const LESS_THAN_ONE = 0.999;

function timeCriteria(findSeries: FindSeries): Criterion[] {
	const timeRatios = (task: string, kind: Kind, other: Kind) =>
		ratios(findSeries(task, kind)?.ms ?? [], findSeries(task, other)?.ms ?? []);
	const faster = (name: string, task: string, other: Kind, limit: number): Criterion => ({
		name,
		limit,
		exact: false,
		rounds: timeRatios(task, 'node', other),
		minimalRounds: timeRatios(task, 'minimal node', other),
	});
	const ofBoth = (name: string, limit: number, roundsOf: (kind: Kind) => readonly number[]): Criterion => ({
		name,
		limit,
		exact: false,
		rounds: roundsOf('node'),
		minimalRounds: roundsOf('minimal node'),
	});
	const sends = names.sends(1000);
	const bigList = names.list(100_000);
	const concurrency = 10;
	const shortestMs = (200 / concurrency) * 50;
	return [
		{
			name: '1,000 sends / minimal node',
			limit: 1.1,
			exact: false,
			rounds: timeRatios(sends, 'node', 'minimal node'),
		},
		faster('1,000 sends / HTTP Request', sends, 'HTTP Request', LESS_THAN_ONE),
		{
			name: 'All operations / one operation',
			limit: 1.05,
			exact: false,
			rounds: ratios(findSeries(names.cutDown, 'node')?.ms ?? [], findSeries(names.cutDown, 'node', 1)?.ms ?? []),
		},
		ofBoth('200 sends at 50 ms / shortest possible at Concurrency 10', 1.3, (kind) =>
			(findSeries(names.slow(concurrency), kind)?.ms ?? []).map((ms) => ms / shortestMs),
		),
		faster('200 sends at 50 ms, Concurrency 50 / HTTP Request', names.slow(50), 'HTTP Request', LESS_THAN_ONE),
		faster('Get Many of 10,000 / axios', names.list(10_000), 'axios', 2),
		ofBoth('Memory growth for 100,000 records / axios', 1.5, (kind) =>
			ratios(findSeries(bigList, kind)?.growth ?? [], findSeries(bigList, 'axios')?.growth ?? []),
		),
		ofBoth('Longest event loop block at 1,000 sends (ms)', 50, (kind) => findSeries(sends, kind)?.block ?? []),
	];
}

function countCriteria(findSeries: FindSeries, service: ServiceName, quick: boolean): Criterion[] {
	const rows = quick ? 100 : 1000;
	const recordCounts = quick ? [1000] : [10_000, 100_000];
	const requests = (task: string) => findSeries(task, 'node')?.requests ?? NaN;
	// Simplified output of Respondent has the direction of each message, for which the node reads the user's own ID; that of Chatwoot
	// has the channel, for which it reads the inboxes: one request more. The largest list is read as raw output, which has neither.
	const isSimplified = (records: number) => records === recordCounts[0];
	// A full answer of Chatwoot may leave out imported messages, so the node reads a part of the first one again.
	const further = (records: number) =>
		Number(service === 'Chatwoot') + Number(/^(Chatwoot|Respondent)$/.test(service) && isSimplified(records));
	// A run of Chatwoot's Message: Send reads the inboxes once: a message that WhatsApp would drop is refused before it is sent.
	const mostRequests = service === 'Chatwoot' ? rows + 1 : rows;
	const evaluations = findSeries(names.evaluations, 'node')?.evaluations;
	const { users, owned } = evaluations ?? { users: { none: NaN }, owned: NaN };
	const count = (name: string, limit: number, value: number): Criterion => ({
		name,
		limit,
		exact: true,
		rounds: [value],
	});
	return [
		count(`Requests for ${grouped(rows)} sends / rows`, mostRequests / rows, requests(names.sends(rows)) / rows),
		...recordCounts.map((records) =>
			count(
				`Requests for ${grouped(records)} records / fewest possible`,
				1,
				requests(names.list(records)) / (clients[service].fewest(records) + further(records)),
			),
		),
		count("Evaluations of the node's own expressions", 0, owned),
		count('Evaluations of each user expression, per row', 1, Math.max(...Object.values(users)) / 100),
	];
}

function grouped(count: number): string {
	return count.toLocaleString('en-US');
}
