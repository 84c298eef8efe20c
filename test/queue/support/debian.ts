import { existsSync, globSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run, runOrThrow } from '../../e2e/support/command';

/** Where the programs of Redis and PostgreSQL are. */
export interface Programs {
	redisServer: string;
	/** The folder of `postgres` and `initdb`, which Debian does not put on the PATH. */
	postgresFolder: string;
}

const PACKAGES = ['redis-server', 'postgresql'];

/**
 * Finds Redis and PostgreSQL. Installs Debian's packages when one is missing and this is root on Debian; throws with the command that
 * installs them otherwise. The services that the packages bring are not started.
 */
export async function queuePrograms(): Promise<Programs> {
	const found = find();
	if (found) return found;
	const command = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`;
	if (process.getuid?.() !== 0 || !onPath('apt-get'))
		throw new Error(`Queue mode needs Redis and PostgreSQL, and this user cannot install them:\n  ${command}`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	await runOrThrow('sh', ['-c', command], { cwd: '/', env });
	const installed = find();
	if (!installed) throw new Error(`Redis and PostgreSQL are still missing after:\n  ${command}`);
	return installed;
}

function find(): Programs | undefined {
	const redisServer = onPath('redis-server');
	const newest = globSync('/usr/lib/postgresql/*/bin/postgres').sort(byVersion).at(-1) ?? onPath('postgres');
	return redisServer && newest ? { redisServer, postgresFolder: dirname(newest) } : undefined;
}

const byVersion = (a: string, b: string) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]);

function onPath(program: string): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** The command that runs a program as the user `postgres` when this is root, since PostgreSQL refuses to run as root. */
export async function unprivileged(command: string[]): Promise<string[]> {
	if (process.getuid?.() !== 0) return command;
	const { exitCode } = await run('id', ['postgres'], { cwd: '/' });
	if (exitCode !== 0) throw new Error('There is no user "postgres": install Debian\'s package postgresql');
	return ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...command];
}
