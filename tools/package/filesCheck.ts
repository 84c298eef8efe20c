import type { Check } from './check';

/** A file of the package: its path with forward slashes, and its bytes. */
export interface PackedFile {
	path: string;
	size: number;
}

/** The most that a published package may be: bytes when unpacked, and files. */
export const budget = { bytes: 400_000, files: 60 };

const required = ['package.json', 'README.md', 'LICENSE', 'index.js', 'dist/bundle.js'];
const allowed = [/^dist\/(nodes|credentials)\/.+\.(node|credentials)\.js$/, /^dist\/nodes\/.+\.(node\.json|svg|png)$/];

/** Whether it holds what it must, and nothing else: no test, sandbox, tool, source, map or declaration file. */
export function fileListCheck(files: PackedFile[]): Check {
	const paths = files.map(({ path }) => path);
	const missing = required.filter((path) => !paths.includes(path));
	const strange = paths.filter((path) => !required.includes(path) && !allowed.some((pattern) => pattern.test(path)));
	return {
		what: 'file list: compiled nodes and credentials, icons, codex, README, LICENSE, and nothing else',
		figure: `${files.length} files`,
		toChange: [
			...missing.map((path) => `${path}: is missing; look at "files" in package.json and at tools/buildCode.ts`),
			...strange.map((path) => `${path}: should not ship; keep it out of dist`),
		],
	};
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Whether the unpacked package stays within the budget of bytes and files. */
export function sizeCheck(files: PackedFile[]): Check {
	const bytes = files.reduce((sum, { size }) => sum + size, 0);
	const biggest = [...files].sort((one, other) => other.size - one.size).slice(0, 3);
	const toChange: string[] = [];
	if (bytes > budget.bytes) {
		const list = biggest.map(({ path, size }) => `${path} (${kB(size)})`).join(', ');
		toChange.push(`${kB(bytes)} is more than ${kB(budget.bytes)}; the biggest are ${list}`);
	}
	if (files.length > budget.files) toChange.push(`${files.length} files are more than ${budget.files}`);
	return {
		what: 'size when unpacked',
		figure: `${kB(bytes)} of ${kB(budget.bytes)}, ${files.length} of ${budget.files} files`,
		toChange,
	};
}
