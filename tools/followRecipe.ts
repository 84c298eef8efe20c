// Follows "Add an operation" of CONTRIBUTING.md to the letter, in a copy of this repository, and checks what comes of it.
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { applyStep, stepsIn, type Step } from './recipe';
import { run } from './run';

const root = join(__dirname, '..');

async function runOrThrow(command: string, args: string[], cwd: string): Promise<string> {
	const { code, output } = await run(command, args, cwd);
	if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${code}:\n${output}`);
	return output;
}

/** Copies every file that git knows or would add; the copy shares node_modules. */
async function copyTo(folder: string): Promise<void> {
	const listed = await runOrThrow('git', ['ls-files', '-co', '--exclude-standard', '--deduplicate'], root);
	const deleted = new Set((await runOrThrow('git', ['ls-files', '-d'], root)).split('\n'));
	for (const path of listed.split('\n').filter((line) => line !== '' && !deleted.has(line))) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await cp(join(root, path), join(folder, path));
	}
	await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** Does one step. Gives the number of lines that it adds. */
async function follow(step: Step, folder: string): Promise<number> {
	const path = join(folder, step.file);
	const before = step.kind === 'new' ? undefined : await readFile(path, 'utf8');
	const after = applyStep(step, before);
	await writeFile(path, after);
	return after.split('\n').length - (before ?? '').split('\n').length;
}

async function check(folder: string, files: string[]): Promise<void> {
	const node = (...args: string[]) => runOrThrow(process.execPath, args, folder);
	const bin = (name: string, ...args: string[]) => runOrThrow(join(root, 'node_modules', '.bin', name), args, folder);
	const scripts = files.filter((file) => file.endsWith('.ts'));
	await bin('prettier', '--write', ...scripts);
	await bin('eslint', '--config', 'eslint.tree.config.mjs', ...scripts);
	await bin('tsc', '-p', 'tsconfig.json');
	await runOrThrow('npm', ['run', '--silent', 'docs'], folder);
	const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
	await node(...jest, '--selectProjects', 'contract');
	const tests = scripts.filter((file) => file.startsWith('test/engine/'));
	await node(...jest, '--selectProjects', 'engine-vm', '--runTestsByPath', ...tests);
}

async function main(): Promise<void> {
	const steps = stepsIn(await readFile(join(root, 'CONTRIBUTING.md'), 'utf8'), 'Add an operation');
	const folder = await mkdtemp(join(tmpdir(), 'recipe-'));
	try {
		await copyTo(folder);
		for (const step of steps) {
			const lines = await follow(step, folder);
			console.log(`${step.kind === 'new' ? 'new ' : 'edit'} ${step.file}: ${lines} lines`);
		}
		const files = [...new Set(steps.map(({ file }) => file))];
		await check(folder, files);
		const created = steps.filter(({ kind }) => kind === 'new').length;
		console.log(`✔ the recipe works: ${created} new file, ${files.length - created} edited`);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
