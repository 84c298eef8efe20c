import { names, type Extent } from './plan';
import { clients } from './services/clients';
import { serviceNames, type ServiceName } from './services/names';
import { find, median, ratio, type Series } from './series';
import type { Kind } from './variants/variant';

/** What came of a target. `floor`: the minimal programmatic node misses it too, so that the engine forbids it. */
export type Verdict = 'floor' | 'met' | 'missed';

/** One promise, and what was measured of it. */
export interface Target {
	name: string;
	service: ServiceName;
	value: number;
	/** The most that it may be. */
	limit: number;
	/** The same of the minimal programmatic node, where that has one. */
	floor?: number;
	/** False for what depends on the machine, which a quick look does not judge. */
	exact: boolean;
	verdict: Verdict;
}

type Draft = Omit<Target, 'floor' | 'service' | 'verdict'> & { floor?: number | undefined };

/** Judges everything that was measured. */
export function targetsOf(all: readonly Series[], { quick }: Extent): Target[] {
	return serviceNames.flatMap((service) => {
		const of = (task: string, kind: Kind, operations?: number) =>
			find(all, task, {
				kind,
				service,
				...(kind !== 'axios' && { engine: 'vm' }),
				...(operations !== undefined && { operations }),
			});
		const drafts = quick ? exactDrafts(of, service, quick) : [...timeDrafts(of), ...exactDrafts(of, service, quick)];
		return drafts.map(({ floor, ...draft }) => ({
			...draft,
			service,
			...(floor !== undefined && { floor }),
			verdict: verdictOf(draft, floor),
		}));
	});
}

function verdictOf({ value, limit }: Omit<Draft, 'floor'>, floor: number | undefined): Verdict {
	if (value <= limit) return 'met';
	return floor !== undefined && floor > limit ? 'floor' : 'missed';
}

type Of = (task: string, kind: Kind, operations?: number) => Series | undefined;

// Less than 1 is faster.
const FASTER = 0.999;

function timeDrafts(of: Of): Draft[] {
	const times = (name: string, task: string, against: Kind, limit: number): Draft => ({
		name,
		value: ratioOf(of(task, 'node'), of(task, against)),
		floor: ratioOf(of(task, 'minimal node'), of(task, against)),
		limit,
		exact: false,
	});
	const sends = names.sends(1000);
	const big = names.list(100_000);
	const growth = (kind: Kind) => ratio(of(big, kind)?.growth ?? [], of(big, 'axios')?.growth ?? []);
	const concurrency = 10;
	const allowed = (200 / concurrency) * 50;
	const share = (kind: Kind) => median(of(names.slow(concurrency), kind)?.ms ?? []) / allowed;
	return [
		{ ...times('1,000 sends / minimal node', sends, 'minimal node', 1.1), floor: undefined },
		times('1,000 sends / HTTP Request', sends, 'HTTP Request', FASTER),
		{
			name: 'All operations / one operation',
			value: ratioOf(of(names.cutDown, 'node'), of(names.cutDown, 'node', 1)),
			limit: 1.05,
			exact: false,
		},
		{
			name: '200 sends at 50 ms / what concurrency 10 allows',
			value: share('node'),
			floor: share('minimal node'),
			limit: 1.3,
			exact: false,
		},
		times('200 sends at 50 ms, concurrency 50 / HTTP Request', names.slow(50), 'HTTP Request', FASTER),
		times('Get Many of 10,000 / axios', names.list(10_000), 'axios', 2),
		{
			name: 'Memory for 100,000 records / axios',
			value: growth('node'),
			floor: growth('minimal node'),
			limit: 1.5,
			exact: false,
		},
		{
			name: 'Longest block at 1,000 rows (ms)',
			value: median(of(sends, 'node')?.block ?? []),
			floor: median(of(sends, 'minimal node')?.block ?? []),
			limit: 50,
			exact: false,
		},
	];
}

function ratioOf(one: Series | undefined, other: Series | undefined): number {
	return ratio(one?.ms ?? [], other?.ms ?? []);
}

function exactDrafts(of: Of, service: ServiceName, quick: boolean): Draft[] {
	const rows = quick ? 100 : 1000;
	const records = quick ? [1000] : [10_000, 100_000];
	const requests = (task: string) => of(task, 'node')?.requests ?? NaN;
	// In its simplified form a message of Respondent has a direction, which takes one look at who one is oneself.
	const looks = (count: number) => (service === 'Respondent' && count === records[0] ? 1 : 0);
	const { users, owned } = of(names.evaluations, 'node')?.evaluations ?? { users: { none: NaN }, owned: NaN };
	return [
		{ name: `Requests for ${rows} sends / rows`, value: requests(names.sends(rows)) / rows, limit: 1, exact: true },
		...records.map((count) => ({
			name: `Requests for ${count} records / fewest`,
			value: requests(names.list(count)) / (clients[service].fewest(count) + looks(count)),
			limit: 1,
			exact: true,
		})),
		{ name: 'Evaluations owned by the node', value: owned, limit: 0, exact: true },
		{
			name: "Evaluations per expression of the user's, per row",
			value: Math.max(...Object.values(users)) / 100,
			limit: 1,
			exact: true,
		},
	];
}
