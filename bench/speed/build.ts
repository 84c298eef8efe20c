import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../tools/run';

const root = join(__dirname, '../..');

/** Where the compiled programs lie. */
export const buildFolder = join(root, 'artifacts', 'bench', 'build');

/** Compiles what is measured, and what measures it, as the package is compiled. Throws when that does not work. */
export async function build(): Promise<void> {
	rmSync(buildFolder, { recursive: true, force: true });
	const { code, output } = await run('tsc', ['-p', join('bench', 'tsconfig.json')], root);
	if (code !== 0) throw new Error(`The benchmark could not be compiled:\n${output}`);
}
