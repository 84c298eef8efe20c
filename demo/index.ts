import './environment';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Expression } from 'n8n-workflow';
import { runDemo } from './run';

const usage = 'Usage: npm run demo -- [--csv <file>]';

function argumentsOf(args: string[]): { csv?: string; help?: boolean } | undefined {
	try {
		return parseArgs({ args, options: { csv: { type: 'string' }, help: { type: 'boolean' } } }).values;
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return undefined;
	}
}

async function main(): Promise<number> {
	const given = argumentsOf(process.argv.slice(2));
	if (!given || given.help) {
		console.log(usage);
		return given ? 0 : 2;
	}
	// npm changes into the folder of the package and keeps in INIT_CWD where it was called.
	const csv = given.csv ? resolve(process.env.INIT_CWD ?? '', given.csv) : join(__dirname, '../examples/outreach.csv');
	await Expression.initExpressionEngine({
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
	});
	try {
		return (await runDemo({ csv, out: process.stdout, pace: [80, 300] })).exitCode;
	} finally {
		await Expression.disposeExpressionEngine();
	}
}

main().then(
	(exitCode) => {
		process.exitCode = exitCode;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
