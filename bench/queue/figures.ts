import type { QueueResults, Scaling, SheetRun } from './results';

/** The limits that docs/scaling.md names. */
export const limits = {
	/** Sends per second with 2 workers, compared with 1. */
	twoWorkers: 1.8,
	/** Time per row in the largest sheet, compared with the smaller one. */
	growth: 1.2,
};

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const [low = NaN, high = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
	return (low + high) / 2;
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
const thousands = (count: number) => count.toLocaleString('en-US');

/** How many times as much as with one worker goes out. */
export function speedUp(
	scaling: readonly Scaling[],
	{ workers, concurrency }: Pick<Scaling, 'concurrency' | 'workers'>,
): number {
	const of = (count: number) =>
		median(scaling.find((each) => each.workers === count && each.concurrency === concurrency)?.perSecond ?? []);
	return of(workers) / of(1);
}

/** The same without the time in which workers that were ready to run waited for a core: more cores would give so much. */
export function speedUpWithCores(
	scaling: readonly Scaling[],
	{ workers, concurrency }: Pick<Scaling, 'concurrency' | 'workers'>,
): number {
	const of = (count: number) => {
		const found = scaling.find((each) => each.workers === count && each.concurrency === concurrency);
		return 1 - median(found?.waited ?? []);
	};
	return (speedUp(scaling, { workers, concurrency }) * of(1)) / of(workers);
}

/** The time per row of the largest sheet, compared with the smaller one: `node` for our node. */
export function growth({ sheets }: Pick<QueueResults, 'sheets'>): number {
	const largest = Math.max(...sheets.map(({ rows }) => rows));
	const perRow = (of: (rows: number) => boolean) =>
		median(sheets.filter(({ rows }) => of(rows)).map(({ node, rows }) => node / rows));
	return perRow((rows) => rows === largest) / perRow((rows) => rows < largest);
}

/**
 * The limits that a run missed, in words; none when all are met. Two workers are judged where answers bound them. On a machine on
 * which they wait for a core they may be slower by that time.
 */
export function missedLimits(results: QueueResults): string[] {
	const two = speedUp(results.scaling, { workers: 2, concurrency: 1 });
	const withCores = speedUpWithCores(results.scaling, { workers: 2, concurrency: 1 });
	const grown = growth(results);
	return [
		...(Math.max(two, withCores) >= limits.twoWorkers
			? []
			: [
					`two workers send ${two.toFixed(2)} times as much as one (${withCores.toFixed(2)} times without waiting for a core), limit ${limits.twoWorkers}`,
				]),
		...(grown <= limits.growth ? [] : [`the time per row grows ${grown.toFixed(2)} times, limit ${limits.growth}`]),
		...(results.pairs.postgres === results.pairs.events
			? []
			: ['PostgreSQL let an event through twice, or not at all']),
	];
}

/** The figures of a run for docs/scaling.md, as Markdown. */
export function figuresOf(results: QueueResults): string {
	const { machine, delay, scaling, pairs } = results;
	const load = machine.loadBefore > 0.3 ? ', so the machine was busy and ratios are more reliable than times' : '';
	return [
		`Measured on ${machine.cores} cores (${machine.processor}) with ${machine.memory} GB, with n8n ${machine.n8nCore}; all processes, the databases and the server that answers share these cores. The load per core before the run was ${machine.loadBefore}${load}.`,
		`### Sends per second, by the number of workers\n\nThe server answers after ${delay} ms. Medians, with the lowest and the highest round in brackets. CPU is the share of one core; the machine has ${machine.cores}. A worker that is ready to run waits while other processes have the cores: _waiting_ is that share of its time, and _with more cores_ is what it would send without.\n\n${scalingTable(scaling)}`,
		`![Sends per second, by the number of workers](images/scaling.svg)`,
		`### Time and memory of large sheets\n\nOne worker, and a server that answers at once. Time per row is the node's own execution time; n8n saves the execution afterwards. Memory is what the worker took at its peak, beyond what it had before.\n\n${sheetTable(results)}`,
		`The time per row at the largest size is ${growth(results).toFixed(2)} times that at the smallest (limit ${limits.growth}).`,
		`### The same event at two webhook processors\n\nOf ${pairs.events} events that both processors received at the same moment, ${pairs.started - pairs.events} started two executions, ${pairs.removeDuplicates - pairs.events} were still there twice after n8n's Remove Duplicates, and ${pairs.postgres - pairs.events} after the recipe with PostgreSQL.`,
	].join('\n\n');
}

function scalingTable(scaling: readonly Scaling[]): string {
	const head = [
		'Executions at a time, per worker',
		'Workers',
		'Sends per second',
		'Times one worker',
		'Waiting for a core',
		'Times one worker, with more cores',
		'CPU of the workers',
		'CPU of main, Redis, PostgreSQL',
		'Memory per worker (MB)',
	];
	const lines = scaling.map((each) => {
		const { workers, concurrency, perSecond, cpu, waited, memory } = each;
		const ofWorkers = Object.entries(cpu).filter(([name]) => name.startsWith('worker'));
		const shares = [cpu.main, cpu.redis, cpu.postgres].map((share = 0) => share.toFixed(2));
		const spread = `${Math.min(...perSecond).toFixed(0)}–${Math.max(...perSecond).toFixed(0)}`;
		return [
			String(concurrency),
			String(workers),
			`${median(perSecond).toFixed(0)} (${spread})`,
			speedUp(scaling, each).toFixed(2),
			`${(median(waited) * 100).toFixed(0)} %`,
			speedUpWithCores(scaling, each).toFixed(2),
			ofWorkers.map(([, share]) => share.toFixed(2)).join(', '),
			shares.join(', '),
			megabytes(median(memory)),
		];
	});
	return markdownTable(head, lines);
}

function sheetTable({ sheets, batches }: QueueResults): string {
	const head = [
		'Sheet',
		'Time per row (ms)',
		'Saving per row (ms)',
		'Whole execution (s)',
		'Memory (MB)',
		'Memory per row (kB)',
	];
	const line = (name: string, runs: readonly SheetRun[]): string[] => {
		const of = (value: (run: SheetRun) => number) => median(runs.map(value));
		return [
			name,
			of(({ node, rows }) => node / rows).toFixed(2),
			of(({ saving, rows }) => saving / rows).toFixed(2),
			of(({ execution }) => execution / 1000).toFixed(1),
			megabytes(of(({ memory }) => memory)),
			of(({ memory, rows }) => memory / rows / 1000).toFixed(1),
		];
	};
	const bySize = [...Map.groupBy(sheets, ({ rows }) => rows)];
	return markdownTable(head, [
		...bySize.map(([rows, runs]) => line(`${thousands(rows)} rows in one execution`, runs)),
		line(`${thousands(batches.rows)} rows in batches of ${thousands(batches.batch)}`, [batches]),
	]);
}

function markdownTable(head: string[], lines: string[][]): string {
	return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
