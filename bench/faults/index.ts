import '../support/environment';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { argumentsOf, usage, type Arguments } from './arguments';
import { TIMEOUT_MS } from './clock';
import { loadHttpRequest } from './httpRequest';
import type { Job } from './job';
import { introduction, legend } from './legend';
import { httpModes, modeName, ourModes } from './modes';
import { runJobs } from './pool';
import { showProgress } from './progress';
import { kindsTable, rowKindsTable, totalsTable } from './tables';
import type { Tally } from './tally';
import { complaintsAbout } from './verdict';
import type { ServiceName } from './world';

const root = join(__dirname, '../..');

/** Runs all modes of a service with one seed and prints the tables. Gives false when the node broke a promise. */
async function runSeed(service: ServiceName, seed: number, rows: number, httpRows: number): Promise<boolean> {
	const start = performance.now();
	const ours = ourModes.map((mode): Job => ({ service, mode, seed, rows }));
	const http = httpRows > 0 ? httpModes.map((mode): Job => ({ service, mode, seed, rows: httpRows })) : [];
	const progress = showProgress(process.stdout);
	const tallies = await runJobs([...ours, ...http], progress).finally(progress.stop);
	const seconds = (performance.now() - start) / 1000;
	const complaints = report(tallies, `Seed ${seed}: ${service}`);
	const verdict = complaints.length === 0 ? 'All promises kept.' : 'BROKEN:';
	console.log(`\nSeed ${seed}: ${service}, ${seconds.toFixed(0)} s. ${verdict}`);
	for (const complaint of complaints) console.log(`  ${complaint}`);
	const longestBlock = Math.max(...tallies.map((tally) => tally.longestBlock));
	if (longestBlock > TIMEOUT_MS / 2)
		console.log(
			`The event loop was blocked for ${longestBlock} ms: this machine may have caused some timeouts itself.`,
		);
	const file = `${service.toLowerCase()}-seed-${seed}.json`;
	console.log(`Numbers: ${write(file, { service, seed, seconds, complaints, tallies })}`);
	return complaints.length === 0;
}

function report(tallies: readonly Tally[], title: string): string[] {
	const ours = tallies.filter(({ mode }) => mode.node === 'own');
	const http = tallies.filter(({ mode }) => mode.node === 'HTTP Request');
	for (const onError of ['continueErrorOutput', 'stopWorkflow'] as const) {
		const named = ours.filter(({ mode }) => mode.onError === onError);
		console.log(`\n${title}, Message: Send, ${named[0]?.total.tried ?? 0} rows\n${kindsTable(named)}`);
		if (Object.keys(named[0]?.byRowKind ?? {}).length > 1) console.log(rowKindsTable(named));
	}
	if (http.length > 0) console.log(`\n${title}, HTTP Request, ${http[0]?.total.tried ?? 0} rows\n${kindsTable(http)}`);
	console.log(`\n${title}, totals\n${totalsTable(ours)}`);
	if (http.length > 0) console.log(`\n${title}, HTTP Request, totals\n${totalsTable(http)}`);
	return ours.flatMap((tally) => complaintsAbout(tally).map((complaint) => `${modeName(tally.mode)}: ${complaint}`));
}

function write(name: string, results: object): string {
	const folder = join(root, 'artifacts', 'faults');
	const file = join(folder, name);
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

async function runAll({ seeds, services, rows, httpRows }: Arguments): Promise<boolean> {
	console.log(`${introduction(rows)}\n\n${legend}\n`);
	const withHttp = services.includes('Respondent') && httpRows > 0 && (await hasHttpRequest());
	let areKept = true;
	for (const service of services) {
		for (const seed of seeds) {
			const httpRowsOfService = withHttp && service === 'Respondent' ? httpRows : 0;
			if (!(await runSeed(service, seed, rows, httpRowsOfService))) areKept = false;
		}
	}
	return areKept;
}

async function main(): Promise<void> {
	const given = argumentsOf(process.argv.slice(2));
	if (!given) {
		console.error(usage);
		process.exitCode = 2;
	} else if (!(await runAll(given))) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
