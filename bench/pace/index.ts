import '../support/environment';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { writePart } from '../support/docsPage';
import { careful } from './careful';
import { cases } from './cases';
import { caseName, marks, partOf, restedName, type PaceResults } from './figures';
import { measure, type Measured } from './measure';
import { plotRates } from './plot';
import { realTime } from './realTime';
import { rested } from './rested';
import { missesOfShared, shared } from './shared';
import { missesOf } from './targets';

const file = join(__dirname, '..', 'pace.json');

async function main(): Promise<void> {
	const measured: Measured[] = [];
	for (const one of cases) measured.push(await measure(one));
	const twoProcesses = await shared();
	const afterRests = await rested();
	const hundredSends = await careful();
	const inRealTime = await realTime();
	const results: PaceResults = {
		cases: measured,
		shared: twoProcesses,
		rested: afterRests,
		realTime: inRealTime,
		careful: hundredSends,
	};
	mkdirSync(join(file, '..'), { recursive: true });
	writeFileSync(file, await format(JSON.stringify(results), { ...(await resolveConfig(file)), parser: 'json' }));
	console.log(`Figures: ${relative(process.cwd(), file)}`);
	await plotRates();
	await writePart('rate-limits.md', marks, partOf(results));
	const missed = [
		...measured.flatMap((one) => missesOf(one).map((miss) => `${caseName(one)}: ${miss}`)),
		...twoProcesses.flatMap((one) => missesOfShared(one).map((miss) => `Two processes, ${one.answerMs} ms: ${miss}`)),
		...afterRests.flatMap((one) => one.misses.map((miss) => `After rests, ${restedName(one)}: ${miss}`)),
		...inRealTime.flatMap(({ name, misses }) => misses.map((miss) => `In real time, ${name}: ${miss}`)),
		...hundredSends.flatMap(({ seed, misses }) => misses.map((miss) => `100 sends, seed ${seed}: ${miss}`)),
	];
	for (const miss of missed) console.log(`Missed: ${miss}`);
	process.exit(missed.length > 0 ? 1 : 0);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
