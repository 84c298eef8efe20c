// `npm run test:next`: the types and the contract tests with n8n's newest packages from the registry.
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { devDependencies } from '../package.json';
import { cacheFolder } from './cachedInstall';
import { run } from './run';

const root = join(__dirname, '..');

async function runOrThrow(command: string, args: string[], cwd: string): Promise<string> {
	const { code, output } = await run(command, args, cwd);
	if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`);
	return output;
}

/** The newest version of a package in the registry. */
async function newestOf(name: string): Promise<string> {
	return (await runOrThrow('npm', ['view', name, 'version'], root)).trim();
}

/** Installs n8n-core and n8n-workflow into a folder outside the clone, once per pair of versions. Gives the folder. */
async function install(core: string, workflow: string): Promise<string> {
	const folder = join(cacheFolder(), `n8n-core-${core}-workflow-${workflow}`);
	const complete = join(folder, 'complete');
	const isComplete = await readFile(complete).then(
		() => true,
		() => false,
	);
	if (isComplete) return folder;
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
	const packages = [`n8n-core@${core}`, `n8n-workflow@${workflow}`];
	await runOrThrow('npm', ['install', '--no-audit', '--no-fund', '--save-exact', ...packages], folder);
	await writeFile(complete, '');
	return folder;
}

/** Checks the types of what ships against the n8n-workflow in the folder. Gives tsc's exit code. */
async function checkTypes(folder: string): Promise<number> {
	const config = join(root, 'tsconfig.next.json');
	const types = relative(root, join(folder, 'node_modules/n8n-workflow/dist/esm/index.d.ts'));
	const options = { noEmit: true, paths: { 'n8n-workflow': [`./${types}`] } };
	await writeFile(config, JSON.stringify({ extends: './tsconfig.build.json', compilerOptions: options }));
	try {
		const { code, output } = await run(join(root, 'node_modules/.bin/tsc'), ['-p', config], root);
		console.log(output || 'types: no error');
		return code;
	} finally {
		await rm(config, { force: true });
	}
}

/** Runs the contract tests with the n8n-core and n8n-workflow in the folder. Gives Jest's exit code. */
async function runContractTests(folder: string): Promise<number> {
	const tests = spawn('npm', ['run', '--silent', 'test:contract', '--', ...process.argv.slice(2)], {
		cwd: root,
		env: { ...process.env, OTHER_N8N: join(folder, 'package.json') },
		stdio: 'inherit',
	});
	return await new Promise((resolve) => tests.once('close', (code) => resolve(code ?? 1)));
}

async function main(): Promise<void> {
	const [core, workflow] = await Promise.all([newestOf('n8n-core'), newestOf('n8n-workflow')]);
	console.log(`n8n-core: newest ${core}, in package.json ${devDependencies['n8n-core']}`);
	console.log(`n8n-workflow: newest ${workflow}, in package.json ${devDependencies['n8n-workflow']}`);
	const folder = await install(core, workflow);
	const [types, tests] = [await checkTypes(folder), await runContractTests(folder)];
	console.log(
		`With the newest: types ${types === 0 ? 'fit' : 'do not fit'}, contract tests ${tests === 0 ? 'pass' : 'fail'}.`,
	);
	process.exitCode = Math.max(types, tests);
}

void main();
