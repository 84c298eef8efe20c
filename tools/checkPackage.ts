import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Check } from './package/check';
import { fileListCheck } from './package/filesCheck';
import { loadCheck, timeReport } from './package/loadCheck';
import { loadFresh, operationCount } from './package/loaded';
import { manifestCheck, type Manifest } from './package/manifestCheck';
import { packed, sourcesIn, type Packed } from './package/packed';
import { publishedScan, scannerWorks, sourceScan } from './package/scan';
import { sizeCheck } from './package/sizeCheck';
import { run } from './run';

const root = join(__dirname, '..');
const TIMED_RUNS = 5;

async function checksOf({ files, folder }: Packed): Promise<Check[]> {
	const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
	const loaded = await loadFresh(folder);
	const times = [loaded.milliseconds];
	while (times.length < TIMED_RUNS) times.push((await loadFresh(folder)).milliseconds);
	return [
		manifestCheck(manifest),
		fileListCheck(files, await sourcesIn(root)),
		sizeCheck(files, operationCount(loaded)),
		loadCheck(loaded, new Set(files.map(({ path }) => path))),
		timeReport(times),
		await sourceScan(root),
		await publishedScan(folder),
		await scannerWorks(),
	];
}

function print({ figure, toChange, what }: Check): void {
	console.log(`${toChange.length === 0 ? '✔' : '✖'} ${what}: ${figure}`);
	for (const line of toChange) console.log(`  ${line}`);
}

async function main(): Promise<void> {
	const { code, output } = await run('npm', ['run', '--silent', 'build'], root);
	if (code !== 0) throw new Error(`npm run build ended with ${code}:\n${output}`);
	const unpacked = await packed(root);
	try {
		const checks = await checksOf(unpacked);
		console.log(`The package as npm would publish it, a tarball of ${(unpacked.tarballSize / 1000).toFixed(1)} kB:`);
		checks.forEach(print);
		if (checks.some(({ toChange }) => toChange.length > 0)) process.exitCode = 1;
	} finally {
		await unpacked.remove();
	}
}

void main();
