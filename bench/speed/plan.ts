import { serviceNames, type ServiceName } from './services/names';
import type { Variant, Work } from './variants/variant';

/** One thing that is measured. */
export interface Task {
	/** Unique, and what the tables call it. */
	name: string;
	work: Work;
	/** Milliseconds that the server waits before it answers. */
	delay: number;
	rounds: number;
	/** Whether each round gets new processes, so that each has a peak of its own. */
	fresh?: boolean;
}

/** Variants that are compared with each other: in processes of their own, round by round in turn. */
export interface Session {
	variants: Variant[];
	/** How often all processes are started anew, with the rounds shared out among them; once by default. */
	crews?: number;
	tasks: Array<{ task: Task; who: (variant: Variant) => boolean }>;
}

/** How much is to be measured. */
export interface Extent {
	rounds: number;
	/** A tenth of the rows and records, for a look whether everything runs. */
	quick: boolean;
}

/** Numbers of operations at which the node is measured; the first is that of a node cut down as far as it goes. */
export const operationCounts = [1, 50, 100, 200];

/** Numbers of rows at which it is measured. */
export const rowCounts = [100, 300, 1000, 3000, 10_000];

/** Names of the tasks that targets and plots look at. */
export const names = {
	sends: (rows: number) => `${rows} sends`,
	legacySends: (rows: number) => `${rows} sends, legacy engine`,
	slow: (concurrency: number) => `200 sends, 50 ms, concurrency ${concurrency}`,
	list: (records: number) => `Get Many, ${records} records`,
	evaluations: 'evaluations',
	/** The node with all its operations beside the one cut down to a single one. */
	cutDown: 'sends in short turns',
	byOperations: 'by operations',
};

const is =
	(...kinds: Array<Variant['kind']>) =>
	({ kind, operations }: Variant) =>
		operations === undefined && kinds.includes(kind);
const all = () => true;
const inEngine = is('node', 'minimal node', 'HTTP Request');

/** Everything that is measured, in the order in which it is. */
export function planOf(extent: Extent): Session[] {
	return [
		...serviceNames.map((service) => underVm(service, extent)),
		...serviceNames.map((service) => cutDown(service, extent)),
		...serviceNames.map((service) => underLegacy(service, extent)),
		...(extent.quick ? [] : beyondQuick(extent)),
	];
}

function beyondQuick(extent: Extent): Session[] {
	return [
		growthByOperations(extent),
		...serviceNames.map((service) => bigLists(service, extent)),
		...serviceNames.map((service) => growthByRows(service, extent)),
		hugeList(),
	];
}

// The node comes next to what it is compared with most narrowly, so that a slow moment of the machine touches both.
function variantsOf(service: ServiceName, engine: 'legacy' | 'vm', ...more: Variant[]): Variant[] {
	const kinds = ['HTTP Request', 'minimal node', 'node'] as const;
	return [...kinds.map((kind): Variant => ({ kind, service, engine })), ...more];
}

const plain = (service: ServiceName): Variant[] => [
	{ kind: 'axios', service },
	{ kind: 'undici', service },
];

const send = (rows: number, rounds: number, name = names.sends(rows)): Task => ({
	name,
	work: { kind: 'send', rows },
	delay: 0,
	rounds,
});

const list = (records: number, rounds: number): Task => ({
	name: names.list(records),
	work: { kind: 'list', records },
	delay: 0,
	rounds,
});

const bigList = (records: number, rounds: number): Task => ({
	...list(records, rounds),
	work: { kind: 'list', records, raw: true },
	fresh: true,
});

// Nearly all targets rest on these, so that they are measured more often, and in several processes: two of the same kind
// need not be equally fast for as long as they live.
function underVm(service: ServiceName, extent: Extent): Session {
	const { quick } = extent;
	const times = (factor: number) => (quick ? 1 : extent.rounds * factor);
	const slow = (concurrency: number): Task => ({
		name: names.slow(concurrency),
		work: { kind: 'send', rows: quick ? 20 : 200, concurrency },
		delay: 50,
		rounds: times(2),
	});
	const counted: Task = {
		name: names.evaluations,
		work: { kind: 'send', rows: 100, countEvaluations: true },
		delay: 0,
		rounds: 1,
	};
	const rows = quick ? 100 : 1000;
	const records = quick ? 1000 : 10_000;
	return {
		crews: quick ? 1 : 3,
		variants: variantsOf(service, 'vm', ...plain(service)),
		tasks: [
			{ task: counted, who: inEngine },
			{ task: send(rows, times(2)), who: inEngine },
			{ task: slow(10), who: is('node', 'minimal node') },
			{ task: slow(50), who: inEngine },
			{ task: list(records, times(4)), who: is('node', 'minimal node', 'axios') },
			// No target rests on these.
			{ task: send(rows, times(1)), who: is('axios', 'undici') },
			{ task: list(records, times(1)), who: is('HTTP Request', 'undici') },
		],
	};
}

// How it grows is shown for one node, since all of them go the same way; the others prove it at the largest number.
function growthByRows(service: ServiceName, { rounds }: Extent): Session {
	const counts = rowCounts.filter((rows) => (service === 'Respondent' ? rows !== 1000 : rows === 10_000));
	return {
		variants: variantsOf(service, 'vm'),
		tasks: counts.map((rows) => ({ task: send(rows, rounds), who: all })),
	};
}

// A few hundredths can be told apart only when the turns are shorter than the machine's slow moments, and many.
const shortTurns = (rounds: number, name: string): Task => send(250, rounds, name);

const nodeOf = (service: ServiceName, cut?: { operations: number }): Variant => ({
	kind: 'node',
	service,
	engine: 'vm',
	...cut,
});

// In processes that have done nothing else: one that has read lists before need not send as fast as one that has not.
function cutDown(service: ServiceName, { rounds, quick }: Extent): Session {
	return {
		crews: quick ? 1 : 3,
		variants: [nodeOf(service), nodeOf(service, { operations: 1 })],
		tasks: [{ task: shortTurns(quick ? 1 : rounds * 8, names.cutDown), who: all }],
	};
}

function growthByOperations({ rounds }: Extent): Session {
	const service = 'Respondent';
	return {
		variants: [...operationCounts.map((operations) => nodeOf(service, { operations })), nodeOf(service)],
		tasks: [{ task: shortTurns(rounds * 4, names.byOperations), who: all }],
	};
}

function underLegacy(service: ServiceName, { rounds, quick }: Extent): Session {
	const rows = quick ? 100 : 1000;
	return {
		variants: variantsOf(service, 'legacy'),
		tasks: [{ task: send(rows, rounds, names.legacySends(rows)), who: all }],
	};
}

function bigLists(service: ServiceName, { rounds }: Extent): Session {
	return {
		variants: variantsOf(service, 'vm', { kind: 'axios', service }),
		tasks: [{ task: bigList(100_000, rounds), who: all }],
	};
}

function hugeList(): Session {
	const service = 'Respondent';
	return {
		variants: [nodeOf(service), { kind: 'axios', service }],
		tasks: [{ task: bigList(1_000_000, 1), who: all }],
	};
}
