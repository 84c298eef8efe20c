import './environment';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Expression } from 'n8n-workflow';
import { runChatwootDemo } from './chatwoot/run';
import { runDemo } from './run';

const usage = 'Usage: npm run demo -- [respondent | chatwoot] [--csv <file>]';

const demos = {
	chatwoot: { run: runChatwootDemo, csv: '../examples/chatwoot.csv' },
	respondent: { run: runDemo, csv: '../examples/outreach.csv' },
};

interface Given {
	demo: (typeof demos)[keyof typeof demos];
	csv?: string;
	help?: boolean;
}

function argumentsOf(args: string[]): Given | undefined {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: { csv: { type: 'string' }, help: { type: 'boolean' } },
		});
		const [service = 'respondent', ...more] = positionals;
		if (more.length > 0 || (service !== 'chatwoot' && service !== 'respondent')) {
			throw new Error(`There is no demo for ${positionals.join(' ')}`);
		}
		return { demo: demos[service], ...values };
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
	const csv = given.csv ? resolve(process.env.INIT_CWD ?? '', given.csv) : join(__dirname, given.demo.csv);
	await Expression.initExpressionEngine({
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
	});
	try {
		return (await given.demo.run({ csv, out: process.stdout, pace: [80, 300] })).exitCode;
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
