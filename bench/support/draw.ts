import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { TopLevelSpec } from 'vega-lite';

const folder = join(__dirname, '../../docs/images');

/** Draws a plot into `docs/images/<name>.svg`. */
export async function draw(name: string, spec: TopLevelSpec): Promise<void> {
	// Both packages are ES modules only, so they cannot be required.
	const [{ parse, View }, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
	const view = new View(parse(compile(spec).spec), { renderer: 'none' });
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${name}.svg`);
	writeFileSync(file, `${await view.toSVG()}\n`);
	console.log(`Drawn: ${relative(process.cwd(), file)}`);
}
