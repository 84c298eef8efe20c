import { parseArgs } from 'node:util';
import {
	playOnSandbox,
	recordedVersions,
	reportOf,
	summaryOf,
	type RecordedVersion,
} from '../test/support/replay/chatwoot';

const usage = [
	'Usage: npm run replay -- [4.15.1 | 4.8.0] [--only TEXT] [--times 1] [--quiet]',
	'  Plays what a real Chatwoot answered on the sandbox, and prints where the sandbox answers otherwise',
	'  --only   Scenarios with this text in their names, and the set-up',
	'  --times  How often it is played',
	'  --quiet  Prints the numbers only',
].join('\n');

const isVersion = (text: string): text is RecordedVersion => text in recordedVersions;

async function main(): Promise<void> {
	const options = {
		only: { type: 'string' },
		times: { type: 'string', default: '1' },
		quiet: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	} as const;
	const { values, positionals } = parseArgs({ allowPositionals: true, options });
	const [version = '4.15.1', ...more] = positionals;
	if (values.help) return console.log(usage);
	if (!isVersion(version) || more.length > 0) throw new Error(`There is no recording '${positionals.join(' ')}'.`);
	for (let turn = 0; turn < Number(values.times); turn++) {
		const steps = await playOnSandbox(version, values.only);
		const failed = steps.filter(({ differences }) => differences.length > 0);
		if (!values.quiet) for (const step of failed) console.log(reportOf(step));
		console.log(summaryOf(steps, version));
		if (failed.length > 0) process.exitCode = 1;
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	console.error(usage);
	process.exitCode = 1;
});
