import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { cachedInstall } from './cachedInstall';
import { run, type Ended } from './run';

/** What n8n lints: the files that ship, and those that its rules look up. Its config takes any other *.ts for shipped code too. */
const staged = ['package.json', 'eslint.config.mjs', 'tsconfig.json', 'index.js', 'LICENSE', 'nodes', 'credentials'];

/** `n8n-node lint`, as n8n runs it when it verifies a package: strict, with its default config. */
export async function n8nNodeLint(root: string): Promise<Ended> {
	const install = await cachedInstall('n8n-node', join(root, 'tools', 'n8n-node'));
	const stage = await mkdtemp(join(install, 'stage-'));
	try {
		for (const name of staged) await cp(join(root, name), join(stage, name), { recursive: true });
		const { code, output } = await run(join(install, 'node_modules', '.bin', 'n8n-node'), ['lint'], stage);
		// It ends with 0 on warnings; ESLint closes its list with "✖ 1 problem (0 errors, 1 warning)" in either case.
		return { code: code === 0 && output.includes('✖') ? 1 : code, output: output.replaceAll(stage, root) };
	} finally {
		await rm(stage, { recursive: true, force: true });
	}
}
