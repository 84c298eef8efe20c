import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';

const docs = join(__dirname, '../../docs');

/** The comments in a page of docs/ between which a part is written. */
export interface Marks {
	begin: string;
	end: string;
}

/** Writes a part of a page of docs/. Throws when the page lacks a mark. */
export async function writePart(page: string, { begin, end }: Marks, part: string): Promise<void> {
	const file = join(docs, page);
	const text = readFileSync(file, 'utf8');
	const [before, rest] = text.split(begin);
	const after = rest?.split(end)[1];
	if (before === undefined || after === undefined) throw new Error(`docs/${page} lacks a line "${begin}" or "${end}"`);
	const style = await resolveConfig(file);
	const filled = [before.trimEnd(), begin, part, end, after.trimStart()].join('\n\n');
	writeFileSync(file, await format(filled, { ...style, parser: 'markdown' }));
	console.log(`Written: ${relative(process.cwd(), file)}`);
}
