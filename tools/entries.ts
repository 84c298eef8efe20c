import { basename, dirname, relative } from 'node:path/posix';

/** What package.json tells n8n: the compiled files of nodes and credentials. */
export interface N8nManifest {
	n8n: { credentials: string[]; nodes: string[] };
}

/** One file that n8n loads. */
export interface Entry {
	/** As package.json names it, e.g. dist/nodes/Sinch/SinchConversation.node.js. */
	file: string;
	/** Its source without ".ts", e.g. ./nodes/Sinch/SinchConversation.node. */
	source: string;
	/** The class that n8n looks for in it: the file's name up to the first dot. */
	className: string;
}

/** The files that n8n loads, in the order in which package.json lists them. */
export function entriesOf({ credentials, nodes }: N8nManifest['n8n']): Entry[] {
	return [...credentials, ...nodes].map((file) => ({
		file,
		source: file.replace(/^dist/, '.').replace(/\.js$/, ''),
		className: basename(file).replace(/\..*$/, ''),
	}));
}

/** The source of a file that exports all of them. */
export function entrySource(entries: Entry[]): string {
	return entries.map(({ className, source }) => `export { ${className} } from '${source}';\n`).join('');
}

/** The content of a file that n8n loads: its class, out of the one file with all code. */
export function stubOf({ className, file }: Entry): string {
	return `exports.${className} = require('${relative(dirname(file), 'dist/bundle.js')}').${className};\n`;
}
