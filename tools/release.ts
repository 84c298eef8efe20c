import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { cachedInstall } from './cachedInstall';

const root = join(__dirname, '..');

/** n8n's own way to publish: lint, build, and `npm publish` with provenance, which only GitHub can vouch for. */
async function main(): Promise<void> {
	if (!process.env.GITHUB_ACTIONS) {
		throw new Error('Versions are published by GitHub when their tag is pushed: see docs/releasing.md');
	}
	const install = await cachedInstall('n8n-node', join(root, 'tools', 'n8n-node'));
	const n8nNode = join(install, 'node_modules', '.bin', 'n8n-node');
	const { status } = spawnSync(n8nNode, ['release'], { cwd: root, stdio: 'inherit' });
	process.exitCode = status ?? 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
