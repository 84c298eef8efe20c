import { serviceNames, type ServiceName } from './services/names';
import { bigListTask, listTask, names, sendTask, shortSendTask, type Task } from './task';
import type { Variant } from './variants/variant';

/** Variants that are compared. Each runs in its own process; in each round they take turns. */
export interface Session {
	variants: Variant[];
	/** The number of process sets that share the rounds, one set after the other; default 1. */
	processSets?: number;
	/** The tasks, each with the variants that it is for. */
	tasks: Array<{ task: Task; isFor: (variant: Variant) => boolean }>;
}

/** How much is measured. */
export interface Extent {
	/** The lowest number of rounds; some tasks get a multiple of it. */
	rounds: number;
	/** One round with a tenth of the rows and records, to check that everything runs. */
	quick: boolean;
	/** The only service that is measured. */
	service?: ServiceName;
}

/** The numbers of operations with which the node is measured. */
const operationCounts = [1, 50, 100, 200];

/** The numbers of rows with which the nodes are measured. */
const rowCounts = [100, 300, 1000, 3000, 10_000];

const is =
	(...kinds: Array<Variant['kind']>) =>
	({ kind, operations }: Variant) =>
		operations === undefined && kinds.includes(kind);
const all = () => true;
const inEngine = is('node', 'minimal node', 'HTTP Request');

/** All sessions of a run, in order. */
export function planOf(extent: Extent): Session[] {
	return [
		...serviceNames.map((service) => vmSession(service, extent)),
		...serviceNames.map((service) => cutDownSession(service, extent)),
		...serviceNames.map((service) => legacySession(service, extent)),
		...(extent.quick ? [] : fullRunSessions(extent)),
	];
}

function fullRunSessions(extent: Extent): Session[] {
	return [
		operationGrowthSession(extent),
		...serviceNames.map((service) => bigListSession(service, extent)),
		...serviceNames.map((service) => rowGrowthSession(service, extent)),
		hugeListSession(),
	];
}

// The node comes right after the minimal node: its narrowest targets compare these two, and a slow moment of the machine then
// affects both.
function variantsOf(service: ServiceName, engine: 'legacy' | 'vm', ...more: Variant[]): Variant[] {
	const kinds = ['HTTP Request', 'minimal node', 'node'] as const;
	return [...kinds.map((kind): Variant => ({ kind, service, engine })), ...more];
}

const plain = (service: ServiceName): Variant[] => [
	{ kind: 'axios', service },
	{ kind: 'undici', service },
];

// Nearly all targets depend on this session, so it has more rounds. It has several process sets, because two processes that run
// the same code can differ in speed for as long as they run.
function vmSession(service: ServiceName, extent: Extent): Session {
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
		processSets: quick ? 1 : 3,
		variants: variantsOf(service, 'vm', ...plain(service)),
		tasks: [
			{ task: counted, isFor: inEngine },
			{ task: sendTask(rows, times(2)), isFor: inEngine },
			{ task: slow(10), isFor: is('node', 'minimal node') },
			{ task: slow(50), isFor: inEngine },
			{ task: listTask(records, times(4)), isFor: is('node', 'minimal node', 'axios') },
			// No target depends on these two tasks.
			{ task: sendTask(rows, times(1)), isFor: is('axios', 'undici') },
			{ task: listTask(records, times(1)), isFor: is('HTTP Request', 'undici') },
		],
	};
}

// The growth with the number of rows is measured for Respondent; the other services only have the largest number.
function rowGrowthSession(service: ServiceName, { rounds }: Extent): Session {
	const counts = rowCounts.filter((rows) => (service === 'Respondent' ? rows !== 1000 : rows === 10_000));
	return {
		variants: variantsOf(service, 'vm'),
		tasks: counts.map((rows) => ({ task: sendTask(rows, rounds), isFor: all })),
	};
}

const nodeOf = (service: ServiceName, cut?: { operations: number }): Variant => ({
	kind: 'node',
	service,
	engine: 'vm',
	...cut,
});

// In processes that do nothing else, because a process that has read lists before may send at another speed.
function cutDownSession(service: ServiceName, { rounds, quick }: Extent): Session {
	return {
		processSets: quick ? 1 : 3,
		variants: [nodeOf(service), nodeOf(service, { operations: 1 })],
		tasks: [{ task: shortSendTask(quick ? 1 : rounds * 8, names.cutDown), isFor: all }],
	};
}

function operationGrowthSession({ rounds }: Extent): Session {
	const service = 'Respondent';
	return {
		variants: [...operationCounts.map((operations) => nodeOf(service, { operations })), nodeOf(service)],
		tasks: [{ task: shortSendTask(rounds * 4, names.byOperations), isFor: all }],
	};
}

function legacySession(service: ServiceName, { rounds, quick }: Extent): Session {
	const rows = quick ? 100 : 1000;
	return {
		variants: variantsOf(service, 'legacy'),
		tasks: [{ task: sendTask(rows, rounds, names.legacySends(rows)), isFor: all }],
	};
}

function bigListSession(service: ServiceName, { rounds }: Extent): Session {
	return {
		variants: variantsOf(service, 'vm', { kind: 'axios', service }),
		tasks: [{ task: bigListTask(100_000, rounds), isFor: all }],
	};
}

function hugeListSession(): Session {
	const service = 'Respondent';
	return {
		variants: [nodeOf(service), { kind: 'axios', service }],
		tasks: [{ task: bigListTask(1_000_000, 1), isFor: all }],
	};
}
