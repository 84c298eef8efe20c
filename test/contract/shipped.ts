import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { homepage, n8n } from '../../package.json';
import { entriesOf, type Entry } from '../../tools/entries';

export const root = join(__dirname, '..', '..');

/** A node or credential that package.json names, made from its source. */
export interface Shipped<T> extends Entry {
	instance: T;
	/** The folder of its source. */
	folder: string;
}

function shipped<T>(entry: Entry): Shipped<T> {
	const path = join(root, `${entry.source}.ts`);
	const { [entry.className]: Class } = jest.requireActual<Record<string, new () => T>>(path);
	if (!Class) throw new Error(`${path} exports no ${entry.className}`);
	return { ...entry, instance: new Class(), folder: dirname(path) };
}

const entries = entriesOf(n8n);

/** All nodes that ship, triggers included. */
export const nodes = entries.filter(({ file }) => n8n.nodes.includes(file)).map((entry) => shipped<INodeType>(entry));

export const credentials = entries
	.filter(({ file }) => n8n.credentials.includes(file))
	.map((entry) => shipped<ICredentialType>(entry));

/** What is wrong with an icon: it takes two SVG files beside the source, for light and dark mode. */
export function iconFaults(icon: unknown, folder: string): string[] {
	const { light, dark } = Object(icon) as Record<string, unknown>;
	const files = [light, dark].map((name) => (typeof name === 'string' ? name.replace(/^file:/, '') : ''));
	const faults = files
		.filter((name) => !name.endsWith('.svg') || !existsSync(join(folder, name)))
		.map((name) => `there is no SVG file "${name}"`);
	if (faults.length === 0 && light === dark) return ['light and dark are the same file'];
	return faults;
}

/** What GitHub calls the headings of a Markdown file in addresses. */
function anchorsOf(path: string): string[] {
	const headings = readFileSync(join(root, path), 'utf8').match(/(?<=^#+ ).+$/gm) ?? [];
	return headings.map((heading) =>
		heading
			.toLowerCase()
			.replace(/[^\w\- ]/g, '')
			.replaceAll(' ', '-'),
	);
}

/** Whether an address leads to a heading of a document of this repository: homepage#heading, or homepage/blob/main/path#heading. */
export function leadsToHeading(address = ''): boolean {
	const [page = '', heading = ''] = address.split('#');
	const [repository = ''] = homepage.split('#');
	if (!page.startsWith(repository)) return false;
	const path = page.slice(repository.length).replace(/^\/blob\/main\//, '') || 'README.md';
	if (path === 'README.md' && heading === 'readme') return true;
	return existsSync(join(root, path)) && anchorsOf(path).includes(heading);
}
