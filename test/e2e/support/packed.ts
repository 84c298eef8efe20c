import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
	const folder = join(userFolder, '.n8n', 'nodes');
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
	);
	const options = ['--omit=dev', '--omit=peer', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
	await runOrThrow('npm', ['install', tarball, ...options], { cwd: folder, env: { ...process.env, PATH: host.path } });
}
