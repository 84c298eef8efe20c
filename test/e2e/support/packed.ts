import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runOrThrow } from './command';
import type { Host } from './host';
import { root } from './paths';

/** Packs the built package as it would be published and gives the tarball's path. Throws when it has not been built. */
export async function packPackage(): Promise<string> {
	if (!existsSync(join(root, 'dist'))) throw new Error('There is no dist folder: run `npm run build` first.');
	const folder = mkdtempSync(join(tmpdir(), 'n8n-conversations-pack-'));
	// Packing must not build again: what was built is what is tested.
	await runOrThrow('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
	const [tarball] = readdirSync(folder);
	if (tarball === undefined) throw new Error('npm pack left no tarball');
	return join(folder, tarball);
}

/** Installs a packed package where n8n looks for community packages, with the options that n8n itself gives to npm. */
export async function installPackage(userFolder: string, tarball: string, host: Host): Promise<void> {
	const folder = nodesFolder(userFolder);
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
	);
	const options = ['--omit=dev', '--omit=peer', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
	await runOrThrow('npm', ['install', tarball, ...options], { cwd: folder, env: { ...process.env, PATH: host.path } });
}

/** Like {@link installPackage}, into a new user folder: npm installs once per tarball and version of n8n, and others get a copy. */
export async function installCopy(userFolder: string, tarball: string, host: Host): Promise<void> {
	// Beside the tarball, whose folder is removed after all tests.
	const first = join(dirname(tarball), `installed-for-${host.version}`);
	if (!existsSync(first)) {
		const unfinished = mkdtempSync(`${first}-`);
		await installPackage(unfinished, tarball, host);
		renameSync(unfinished, first);
	}
	cpSync(nodesFolder(first), nodesFolder(userFolder), { recursive: true });
}

function nodesFolder(userFolder: string): string {
	return join(userFolder, '.n8n', 'nodes');
}
