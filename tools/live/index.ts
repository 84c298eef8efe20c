import { writeFileSync } from 'node:fs';
import { sandboxAccounts } from './onSandbox';
import type { Environment, LivePlan } from './plan';
import { plans } from './plans';
import { effectsOf, missingVariables, runLive } from './runLive';

const USAGE = `Usage: npm run test:live -- ${Object.keys(plans).join('|')} [--dry | --sandbox]`;

/** The variables that a run reads, and what it would do on the account. */
function outlineOf(plan: LivePlan): string {
	const variables = (meanings: Record<string, string>) =>
		Object.entries(meanings).map(([name, meaning]) => `  ${name}: ${meaning}`);
	return [
		'Environment variables:',
		...variables(plan.required),
		'Environment variables for some of the operations:',
		...variables(plan.optional),
		'What a run does on the account:',
		...effectsOf(plan).map((effect) => `  ${effect}`),
	].join('\n');
}

/** Runs a plan and writes the report. Gives true when no case has failed. */
async function runAndReport(service: string, plan: LivePlan, environment: Environment): Promise<boolean> {
	const marks = { failed: '✖', 'left out': '–', passed: '✔' };
	const { cases, differences } = await runLive(plan, environment, ({ id, outcome, detail }) =>
		console.log(`${marks[outcome]} ${id}${detail === undefined ? '' : `: ${detail}`}`),
	);
	const failed = cases.filter(({ outcome }) => outcome === 'failed');
	const file = `live-${service}.txt`;
	writeFileSync(file, differences.map((line) => `${line}\n`).join(''));
	console.log(`${cases.length} cases, ${failed.length} failed. Differences from the contract: ${differences.length}.`);
	console.log(`The report is in ${file}.`);
	return failed.length === 0;
}

async function main([service = '', flag]: string[]): Promise<boolean> {
	const plan = plans[service];
	if (!plan) {
		console.error(USAGE);
		return false;
	}
	if (flag === '--dry') {
		console.log(outlineOf(plan));
		return true;
	}
	if (flag === '--sandbox') {
		const account = await sandboxAccounts[service]?.();
		if (!account) return false;
		return await runAndReport(service, plan, account.environment).finally(account.close);
	}
	const missing = missingVariables(plan, process.env);
	if (missing.length === 0) return await runAndReport(service, plan, process.env);
	console.error(['Missing environment variables:', ...missing.map((line) => `  ${line}`), USAGE].join('\n'));
	return false;
}

main(process.argv.slice(2)).then(
	(isSuccess) => {
		process.exitCode = isSuccess ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
