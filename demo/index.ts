import './environment';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startVmEngine, stopVmEngine } from '../test/support/vmEngine';
import { runChatwootDemo } from './chatwoot/run';
import { runRespondentDemo } from './respondent/run';
import { runSinchDemo } from './sinch/run';

const usage = 'Usage: npm run demo -- [respondent | chatwoot | sinch] [--csv <file>]';

/** The demos by service, each with the CSV file that it reads by default. */
const demos = {
	chatwoot: { run: runChatwootDemo, sheet: 'chatwoot.csv' },
	respondent: { run: runRespondentDemo, sheet: 'outreach.csv' },
	sinch: { run: runSinchDemo, sheet: 'sinch-sms.csv' },
};

interface Given {
	demo: (typeof demos)[keyof typeof demos];
	csv?: string;
	help?: boolean;
}

function argumentsOf(args: string[]): Given | undefined {
	try {
		const options = { csv: { type: 'string' }, help: { type: 'boolean' } } as const;
		const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
		const [service = 'respondent', ...more] = positionals;
		if (service !== 'chatwoot' && service !== 'respondent' && service !== 'sinch')
			throw new Error(`There is no demo of ${service}.`);
		if (more.length > 0) throw new Error(`There is nothing to do with ${more.join(' ')}.`);
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
	const { demo } = given;
	// npm runs scripts in the folder of the package. INIT_CWD is the folder in which the user called npm.
	const csv = given.csv ? resolve(process.env.INIT_CWD ?? '', given.csv) : join(__dirname, '../examples', demo.sheet);
	await startVmEngine();
	try {
		return (await demo.run({ csv, out: process.stdout, pace: [80, 300] })).exitCode;
	} finally {
		await stopVmEngine();
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
