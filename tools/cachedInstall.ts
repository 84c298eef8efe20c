import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, relative, sep } from 'node:path';

import { run } from './run';

/** Outside the clone, so that the next clone on this machine finds what this one installed. */
export function cacheFolder(): string {
	const { N8N_CONVERSATIONS_CACHE, XDG_CACHE_HOME } = process.env;
	return N8N_CONVERSATIONS_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-conversations');
}

const exists = (path: string) =>
	stat(path).then(
		() => true,
		() => false,
	);

/** Someone may have installed right in the folder to renew its lock file. */
const isSource = (path: string) => !path.split(sep).includes('node_modules');

/** A name for what a folder holds: the same files give the same name. */
async function fingerprint(folder: string): Promise<string> {
	const hash = createHash('sha256');
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
	for (const path of paths.filter(isSource).sort()) hash.update(path).update(await readFile(join(folder, path)));
	return hash.digest('hex').slice(0, 16);
}

/**
 * Installs the packages that `folder` (package.json, lock file, .npmrc) asks for and gives the folder that they are in.
 * Without scripts, and only once per content of `folder`. The install becomes visible when it is complete, so two runs at the
 * same time cannot see half of it.
 */
export async function cachedInstall(name: string, folder: string): Promise<string> {
	const target = join(cacheFolder(), `${name}-${await fingerprint(folder)}`);
	if (await exists(target)) return target;

	const unfinished = `${target}.${randomUUID()}`;
	await mkdir(unfinished, { recursive: true });
	try {
		await cp(folder, unfinished, { recursive: true, filter: (path) => isSource(relative(folder, path)) });
		const { code, output } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], unfinished);
		if (code !== 0) throw new Error(`npm ci of ${folder} ended with ${code}:\n${output}`);
		await rename(unfinished, target).catch(async (reason: unknown) => {
			if (!(await exists(target))) throw reason; // another run was faster: use its install
		});
	} finally {
		await rm(unfinished, { recursive: true, force: true });
	}
	return target;
}
