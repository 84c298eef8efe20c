import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { installN8n } from '../../test/e2e/support/host';
import { build, startProgram } from './build';
import { measureLoading } from './loading';
import { machineFacts } from './machine';
import { planOf, type Extent } from './plan';
import { plot } from './plot';
import { report } from './report';
import type { Results } from './results';
import { median, type Series } from './series';
import { serviceNames, type ServiceName } from './services/names';
import { runSession, type Context } from './session';
import { tablesOf } from './tables';
import { targetsOf } from './targets';

const usage = `Usage: npm run bench -- [--rounds <number>] [--service <name>] [--quick] [--plot]
--rounds  lowest number of rounds; some tasks get a multiple of it; default 5
--service one of ${serviceNames.join(', ')}: measures only this one; the other figures of bench/results.json stay
--quick   one round of few rows, to check that everything runs; judges no times and does not change bench/results.json
--plot    measures nothing: judges the targets and writes the plots and docs/performance.md again, from bench/results.json`;

const root = join(__dirname, '../..');
const resultsFile = join(root, 'bench', 'results.json');

function extentOf(args: string[]): (Extent & { plotOnly: boolean }) | undefined {
	try {
		const options = {
			rounds: { type: 'string', default: '5' },
			service: { type: 'string' },
			quick: { type: 'boolean', default: false },
			plot: { type: 'boolean', default: false },
		} as const;
		const { rounds, quick, plot: plotOnly, service: asked } = parseArgs({ args, options }).values;
		const service = serviceNames.find((name) => name === asked);
		const count = quick ? 1 : Number(rounds);
		if (!Number.isInteger(count) || count < 1 || service !== asked) return undefined;
		return { rounds: count, quick: quick && !plotOnly, plotOnly, ...(service && { service }) };
	} catch {
		return undefined;
	}
}

async function measureAll(extent: Extent): Promise<Results> {
	const start = performance.now();
	const machine = machineFacts(loadavg()[0] ?? 0);
	const { folder: n8nFolder } = await installN8n((line) => console.log(line));
	await build();
	const loading = await measureLoading(extent.rounds);
	const server = startProgram('server');
	try {
		const { url } = await server.answer<{ url: string }>();
		const context: Context = { server, locations: { url, n8nFolder } };
		const series: Series[] = [];
		const sessions = planOf(extent).filter(
			({ variants }) => extent.service === undefined || variants[0]?.service === extent.service,
		);
		for (const session of sessions) series.push(...(await runSession(session, context, reportProgress)));
		const minutes = Math.round((performance.now() - start) / 6000) / 10;
		return { machine, rounds: extent.rounds, minutes, series, loading, targets: targetsOf(series, extent) };
	} finally {
		await server.stop();
	}
}

/** The figures of one service, and those of the others as they were measured before. */
function withOtherServices(measured: Results, service: ServiceName, extent: Extent): Results {
	const saved = JSON.parse(readFileSync(resultsFile, 'utf8')) as Results;
	const isOfOthers = ({ variant }: Series) => variant.service !== service;
	const series = [...saved.series.filter(isOfOthers), ...measured.series];
	const alone = serviceNames.filter((name) => name === service || saved.alone?.includes(name));
	return { ...saved, alone, series, targets: targetsOf(series, extent) };
}

function reportProgress({ variant, task, ms }: Series): void {
	const { kind, service, operations } = variant;
	const name = operations === undefined ? kind : `${kind} (operations: ${operations})`;
	console.log(`  ${service}, ${task.name}, ${name}: ${median(ms).toFixed(0)} ms`);
}

async function write(results: Results, { quick }: Extent): Promise<string> {
	const file = quick ? join(root, 'artifacts', 'bench', 'quick.json') : resultsFile;
	mkdirSync(join(file, '..'), { recursive: true });
	const style = await resolveConfig(file);
	writeFileSync(file, await format(JSON.stringify(results), { ...style, parser: 'json' }));
	return relative(process.cwd(), file);
}

async function show(results: Results): Promise<void> {
	await plot(results);
	await report(results);
}

async function main(): Promise<void> {
	const extent = extentOf(process.argv.slice(2));
	if (!extent) {
		console.error(usage);
		process.exitCode = 2;
		return;
	}
	if (extent.plotOnly) {
		const saved = JSON.parse(readFileSync(resultsFile, 'utf8')) as Results;
		const results = { ...saved, targets: targetsOf(saved.series, extent) };
		await write(results, extent);
		await show(results);
		return;
	}
	const measured = await measureAll(extent);
	const results = extent.service ? withOtherServices(measured, extent.service, extent) : measured;
	console.log(`\n${tablesOf(results)}`);
	console.log(`\n${results.minutes} minutes. Figures: ${await write(results, extent)}`);
	if (!extent.quick) await show(results);
	const missed = results.targets.filter(({ verdict, exact }) => verdict === 'missed' && (exact || !extent.quick));
	if (missed.length === 0) return;
	console.log(
		`\nMissed, but not by the minimal node: ${missed.map(({ name, service }) => `${name} (${service})`).join('; ')}`,
	);
	process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
