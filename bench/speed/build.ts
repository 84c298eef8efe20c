import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../tools/run';
import { Child } from '../support/child';

const root = join(__dirname, '../..');

/** The folder of the compiled programs. */
export const buildFolder = join(root, 'artifacts', 'bench', 'build');

/** Compiles the nodes and the worker programs with the compiler options of the package. Throws when that fails. */
export async function build(): Promise<void> {
	rmSync(buildFolder, { recursive: true, force: true });
	const { code, output } = await run('tsc', ['-p', join('bench', 'tsconfig.json')], root);
	if (code !== 0) throw new Error(`The benchmark could not be compiled:\n${output}`);
}

/** Starts a compiled program of bench/speed/workers. */
export function startProgram(name: 'engine' | 'load' | 'plain' | 'server'): Child {
	return Child.start(join(buildFolder, 'bench', 'speed', 'workers', `${name}.js`), ['--expose-gc']);
}
