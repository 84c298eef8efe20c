import { join } from 'node:path';

import { run } from '../run';

/** One node or credential, as n8n would find it in the package. */
export interface LoadedFile {
	/** As package.json names it. */
	file: string;
	name?: string;
	icon?: string | { light: string; dark: string };
	/** How many operations its menus offer: none in a trigger or a credential. */
	operations?: number;
	/** Why it could not be loaded. */
	failure?: string;
}

/** What loading all nodes and credentials of a package gave, and the milliseconds it took beside n8n-workflow alone. */
export interface Loaded {
	nodes: LoadedFile[];
	credentials: LoadedFile[];
	milliseconds: { n8nWorkflow: number; own: number };
}

/** How many operations all nodes together offer. Those of a node that could not be loaded are not counted. */
export function operationCount({ nodes }: Pick<Loaded, 'nodes'>): number {
	return nodes.reduce((sum, { operations = 0 }) => sum + operations, 0);
}

/**
 * Loads them in a fresh process. `folder` is that of the package, in a node_modules folder that has n8n-workflow beside it
 * and nothing else. Throws when package.json names no nodes at all.
 */
export async function loadFresh(folder: string): Promise<Loaded> {
	const { code, output } = await run(process.execPath, [join(__dirname, 'load.mjs'), folder], folder);
	if (code !== 0) throw new Error(`The nodes could not be loaded:\n${output}`);
	return JSON.parse(output) as Loaded;
}
