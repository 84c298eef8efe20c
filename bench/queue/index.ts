import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { machineFacts } from '../speed/machine';
import { missedLimits } from './figures';
import { report } from './report';
import type { QueueResults } from './results';
import { measureScaling, type ScalingPlan } from './scaling';
import { measureSheets, type SheetPlan } from './sheets';

const usage = `Usage: npm run bench -- queue [--quick | --workers | --plot]
--quick    few rows and one round, to check that everything runs; does not change bench/queue.json
--workers  measures only the sends per second, by the number of workers; keeps the other figures of bench/queue.json
--plot     measures nothing: writes the plot and docs/scaling.md again, from bench/queue.json`;

const root = join(__dirname, '../..');
const resultsFile = join(root, 'bench', 'queue.json');

const DELAY = 50;

interface Plan {
	scaling: ScalingPlan[];
	sheets: SheetPlan;
}

function planOf(quick: boolean): Plan {
	const size = quick ? { executions: 4, rows: 50, rounds: 1 } : { executions: 24, rows: 150, rounds: 3 };
	return {
		scaling: [1, 10].map((concurrency) => ({ workers: [1, 2, 4], concurrency, delay: DELAY, ...size })),
		sheets: quick
			? { small: 100, large: 1_000, repeats: 1, events: 10 }
			: { small: 1_000, large: 100_000, repeats: 5, events: 100 },
	};
}

/** `kept`: figures of sheets and pairs that are not measured again. */
async function measureAll({ scaling, sheets }: Plan, kept?: QueueResults): Promise<QueueResults> {
	const machine = machineFacts(loadavg()[0] ?? 0);
	const say = (line: string) => console.log(`  ${line}`);
	const results = [];
	for (const plan of scaling) results.push(...(await measureScaling(plan, say)));
	const measured = kept ?? (await measureSheets(sheets, say));
	return { ...measured, machine, delay: DELAY, scaling: results };
}

async function write(results: QueueResults, quick: boolean): Promise<void> {
	const file = quick ? join(root, 'artifacts', 'bench', 'queue-quick.json') : resultsFile;
	mkdirSync(dirname(file), { recursive: true });
	const style = await resolveConfig(file);
	writeFileSync(file, await format(JSON.stringify(results), { ...style, parser: 'json' }));
	console.log(`Figures: ${relative(process.cwd(), file)}`);
}

/** Measures n8n's queue mode: sends per second by the number of workers, large sheets, and deliveries to two processors at once. */
async function main(args: string[]): Promise<void> {
	const flag = { type: 'boolean', default: false } as const;
	const options = { quick: flag, workers: flag, plot: flag };
	const values = (() => {
		try {
			return parseArgs({ args, options }).values;
		} catch {
			return undefined;
		}
	})();
	if (!values) {
		console.error(usage);
		process.exitCode = 2;
		return;
	}
	const { quick, workers, plot } = values;
	const stored = () => JSON.parse(readFileSync(resultsFile, 'utf8')) as QueueResults;
	if (plot) return await report(stored());
	const results = await measureAll(planOf(quick), workers ? stored() : undefined);
	await write(results, quick);
	if (quick) return;
	await report(results);
	const missed = missedLimits(results);
	for (const limit of missed) console.log(`Missed: ${limit}`);
	if (missed.length > 0) process.exitCode = 1;
}

main(process.argv.slice(3)).catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
