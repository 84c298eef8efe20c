import type { Check } from './check';

/** A file of the package: its path with forward slashes, and its bytes. */
export interface PackedFile {
	path: string;
	size: number;
}

/** What npm publishes beside dist/. */
const besideDist = ['package.json', 'README.md', 'LICENSE', 'index.js'];
const copied = /\.(node\.json|svg|png)$/;

/** What the build makes of a source: compiled code, a copy of an icon or codex file, or nothing. */
function builtFrom(source: string): string[] {
	if (source.endsWith('.ts')) return [`dist/${source.replace(/\.ts$/, '.js')}`];
	return copied.test(source) ? [`dist/${source}`] : [];
}

/**
 * Whether the package holds what the build makes of each source, and nothing else: no test, sandbox, tool, TypeScript, map
 * or declaration file. `sources` are the files below nodes/ and credentials/, as paths from the root of the repository.
 */
export function fileListCheck(files: PackedFile[], sources: string[]): Check {
	const paths = new Set(files.map(({ path }) => path));
	const expected = new Set([...besideDist, ...sources.flatMap(builtFrom)]);
	const missing = [...expected].filter((path) => !paths.has(path));
	const strange = [...paths].filter((path) => !expected.has(path));
	return {
		what: 'file list: one compiled file per source, icons, codex, README, LICENSE, and nothing else',
		figure: `${files.length} files`,
		toChange: [
			...missing.map((path) => `${path}: is missing; look at "files" in package.json and at gulpfile.js`),
			...strange.map((path) => `${path}: should not ship; keep it out of dist`),
		],
	};
}
