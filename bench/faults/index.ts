import '../support/environment';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { TIMEOUT_MS } from './clock';
import { loadHttpRequest } from './httpRequest';
import type { Job } from './job';
import { introduction, legend } from './legend';
import { httpModes, modeName, ourModes } from './modes';
import { runJobs } from './pool';
import { showProgress } from './progress';
import { kindsTable, totalsTable } from './tables';
import type { Tally } from './tally';
import { complaintsAbout } from './verdict';

const usage = `Usage: npm run faults -- [seed ...] [--rows <number>] [--http-rows <number>]
Default: seed 1, 10000 rows, and 1000 rows for the HTTP Request node (0 leaves it out).`;

const root = join(__dirname, '../..');

interface Arguments {
	seeds: number[];
	rows: number;
	httpRows: number;
}

function argumentsOf(args: string[]): Arguments | undefined {
	try {
		const options = {
			rows: { type: 'string', default: '10000' },
			'http-rows': { type: 'string', default: '1000' },
		} as const;
		const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
		const seeds = positionals.length > 0 ? positionals.map(Number) : [1];
		const given = { seeds, rows: Number(values.rows), httpRows: Number(values['http-rows']) };
		const isValid = seeds.every((seed) => Number.isInteger(seed)) && given.rows >= 1 && given.httpRows >= 0;
		return isValid ? given : undefined;
	} catch {
		return undefined;
	}
}

/** Runs all modes with one seed and prints the tables. Gives false when the Respondent node broke a promise. */
async function runSeed(seed: number, { rows, httpRows }: Arguments, withHttp: boolean): Promise<boolean> {
	const start = performance.now();
	const ours = ourModes.map((mode): Job => ({ mode, seed, rows }));
	const http = withHttp ? httpModes.map((mode): Job => ({ mode, seed, rows: httpRows })) : [];
	const progress = showProgress(process.stdout);
	const tallies = await runJobs([...ours, ...http], progress).finally(progress.stop);
	const seconds = (performance.now() - start) / 1000;
	const complaints = report(tallies, seed);
	console.log(`\nSeed ${seed}: ${seconds.toFixed(0)} s. ${complaints.length === 0 ? 'All promises kept.' : 'BROKEN:'}`);
	for (const complaint of complaints) console.log(`  ${complaint}`);
	const longestBlock = Math.max(...tallies.map((tally) => tally.longestBlock));
	if (longestBlock > TIMEOUT_MS / 2)
		console.log(
			`The event loop was blocked for ${longestBlock} ms: this machine may have caused some timeouts itself.`,
		);
	console.log(`Numbers: ${write(seed, { seed, seconds, complaints, tallies })}`);
	return complaints.length === 0;
}

function report(tallies: readonly Tally[], seed: number): string[] {
	const ours = tallies.filter(({ mode }) => mode.node === 'Respondent');
	const http = tallies.filter(({ mode }) => mode.node === 'HTTP Request');
	for (const onError of ['continueErrorOutput', 'stopWorkflow'] as const) {
		const named = ours.filter(({ mode }) => mode.onError === onError);
		console.log(`\nSeed ${seed}: Respondent, Message: Send, ${named[0]?.total.tried ?? 0} rows\n${kindsTable(named)}`);
	}
	if (http.length > 0) {
		console.log(`\nSeed ${seed}: HTTP Request, ${http[0]?.total.tried ?? 0} rows\n${kindsTable(http)}`);
	}
	console.log(`\nSeed ${seed}: Respondent, totals\n${totalsTable(ours)}`);
	if (http.length > 0) console.log(`\nSeed ${seed}: HTTP Request, totals\n${totalsTable(http)}`);
	return ours.flatMap((tally) => complaintsAbout(tally).map((complaint) => `${modeName(tally.mode)}: ${complaint}`));
}

function write(seed: number, results: object): string {
	const folder = join(root, 'artifacts', 'faults');
	const file = join(folder, `seed-${seed}.json`);
	mkdirSync(folder, { recursive: true });
	writeFileSync(file, `${JSON.stringify(results, null, '\t')}\n`);
	return relative(process.cwd(), file);
}

async function hasHttpRequest(): Promise<boolean> {
	try {
		const { version } = await loadHttpRequest(console.log);
		console.log(`HTTP Request: n8n's own node, version ${version}.`);
		return true;
	} catch (error) {
		console.log(`HTTP Request is left out: ${error instanceof Error ? error.message : String(error)}`);
		return false;
	}
}

async function main(): Promise<void> {
	const given = argumentsOf(process.argv.slice(2));
	if (!given) {
		console.error(usage);
		process.exitCode = 2;
		return;
	}
	console.log(`${introduction(given.rows)}\n\n${legend}\n`);
	const withHttp = given.httpRows > 0 && (await hasHttpRequest());
	for (const seed of given.seeds) {
		if (!(await runSeed(seed, given, withHttp))) process.exitCode = 1;
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
