import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { homepage, n8n } from '../../package.json';

export const root = join(__dirname, '..', '..');

/** A node or credential that package.json names, made from its source. */
export interface Shipped<T> {
	instance: T;
	/** Its source from the root without ".ts", e.g. nodes/Sinch/SinchConversation.node. */
	source: string;
	/** The class that n8n looks for in it: the file's name up to the first dot. */
	className: string;
	/** The folder of its source. */
	folder: string;
}

// `file` is the compiled one, as package.json names it.
function shipped<T>(file: string): Shipped<T> {
	const source = file.replace(/^dist\//, '').replace(/\.js$/, '');
	const className = basename(file).replace(/\..*$/, '');
	const path = join(root, `${source}.ts`);
	const { [className]: Class } = jest.requireActual<Record<string, new () => T>>(path);
	if (!Class) throw new Error(`${path} exports no ${className}`);
	return { source, className, instance: new Class(), folder: dirname(path) };
}

/** All nodes that ship, triggers included. */
export const nodes = n8n.nodes.map((file) => shipped<INodeType>(file));

export const credentials = n8n.credentials.map((file) => shipped<ICredentialType>(file));

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
export function anchorsOf(path: string): string[] {
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
