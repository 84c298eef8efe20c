import { mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

import { run } from '../run';
import type { PackedFile } from './filesCheck';

/** A package as those who install it get it. */
export interface Packed {
	/** Where it was unpacked: in a node_modules folder, beside n8n-workflow and nothing else. */
	folder: string;
	files: PackedFile[];
	/** Bytes of the tarball. */
	tarballSize: number;
	remove: () => Promise<void>;
}

async function runOrThrow(command: string, args: string[], cwd: string): Promise<void> {
	const { code, output } = await run(command, args, cwd);
	if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`);
}

/** All files below a folder, sorted by path. */
export async function filesIn(folder: string): Promise<PackedFile[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return await Promise.all(
		paths.sort().map(async (path) => ({
			path: relative(folder, path).split(sep).join('/'),
			size: (await stat(path)).size,
		})),
	);
}

/** All files below nodes/ and credentials/ of a repository, as paths from its root. */
export async function sourcesIn(root: string): Promise<string[]> {
	const folders = await Promise.all(
		['credentials', 'nodes'].map(async (name) =>
			(await filesIn(join(root, name))).map(({ path }) => `${name}/${path}`),
		),
	);
	return folders.flat();
}

/** Packs what was built in `root`, and unpacks it in a temporary folder. Throws when npm or tar fail. */
export async function packed(root: string): Promise<Packed> {
	const place = await mkdtemp(join(tmpdir(), 'n8n-package-'));
	await runOrThrow('npm', ['pack', '--ignore-scripts', '--pack-destination', place], root);
	const tarball = join(place, (await readdir(place)).find((name) => name.endsWith('.tgz')) ?? 'no tarball');
	const folder = join(place, 'node_modules', 'unpacked');
	await mkdir(folder, { recursive: true });
	await runOrThrow('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], place);
	await symlink(join(root, 'node_modules', 'n8n-workflow'), join(place, 'node_modules', 'n8n-workflow'));
	return {
		folder,
		files: await filesIn(folder),
		tarballSize: (await stat(tarball)).size,
		remove: async () => await rm(place, { recursive: true, force: true }),
	};
}
