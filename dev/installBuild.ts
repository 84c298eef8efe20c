import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runOrThrow } from '../test/e2e/support/command';
import type { Host } from '../test/e2e/support/host';
import { installPackage, packPackage } from '../test/e2e/support/packed';
import { root } from '../test/e2e/support/paths';

const SOURCES = ['nodes/**/*', 'credentials/**/*', 'index.js', 'gulpfile.js', 'package*.json', 'tsconfig*.json'];

/** Installs the nodes as they are in the clone now, as users get them; does nothing when that is installed already. */
export async function installBuild(userFolder: string, host: Host, report: (line: string) => void): Promise<void> {
	const stamp = join(userFolder, 'installed-sources');
	const sources = fingerprint();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
	report('Building the nodes and installing them');
	rmSync(stamp, { force: true });
	const tarball = await packBuild();
	try {
		await installPackage(userFolder, tarball, host);
	} finally {
		rmSync(dirname(tarball), { recursive: true, force: true });
	}
	writeFileSync(stamp, sources);
}

/** Builds the nodes as they are in the clone now, and packs them. The tarball has a folder of its own. */
export async function packBuild(): Promise<string> {
	await runOrThrow('npm', ['run', '--silent', 'build'], { cwd: root });
	return await packPackage();
}

/** Compiles into the installed package whenever a source file changes; n8n, told to reload, takes it from there. */
export function watchBuild(userFolder: string): ChildProcess {
	const installed = join(userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-conversations');
	// What is installed may soon differ from what the stamp says.
	rmSync(join(userFolder, 'installed-sources'), { force: true });
	const options = [
		'-p',
		'tsconfig.build.json',
		'--watch',
		'--preserveWatchOutput',
		'--outDir',
		join(installed, 'dist'),
	];
	const incremental = ['--incremental', '--tsBuildInfoFile', join(userFolder, 'watch.tsbuildinfo')];
	return spawn('tsc', [...options, ...incremental], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

function fingerprint(): string {
	const hash = createHash('sha256');
	for (const file of globSync(SOURCES, { cwd: root, withFileTypes: true })) {
		if (!file.isFile()) continue;
		const path = join(file.parentPath, file.name);
		hash.update(path).update(readFileSync(path));
	}
	return hash.digest('hex');
}
