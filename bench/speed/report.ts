import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { figuresOf } from './figures';
import type { Results } from './results';

const file = join(__dirname, '../../docs/performance.md');

/** The comments in docs/performance.md between which the figures are written. */
export const marks = { begin: '<!-- figures: written by npm run bench -->', end: '<!-- end of figures -->' };

/** Writes the figures of a run into docs/performance.md. Throws when the page lacks a mark. */
export async function report(results: Results): Promise<void> {
	const text = readFileSync(file, 'utf8');
	const [before, rest] = text.split(marks.begin);
	const after = rest?.split(marks.end)[1];
	if (before === undefined || after === undefined)
		throw new Error(`docs/performance.md lacks a line "${marks.begin}" or "${marks.end}"`);
	const style = await resolveConfig(file);
	const filled = [before.trimEnd(), marks.begin, figuresOf(results), marks.end, after.trimStart()].join('\n\n');
	writeFileSync(file, await format(filled, { ...style, parser: 'markdown' }));
	console.log(`Written: ${relative(process.cwd(), file)}`);
}
