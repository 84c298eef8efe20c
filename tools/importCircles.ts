import madge from 'madge';

import type { Ended } from './run';

const FOLDERS = ['nodes', 'credentials', 'sandbox', 'bench'];

/** Looks for circles of imports below `root`; imports of types count too. Ends with 1 when there is one, and names them. */
export async function importCircles(root: string): Promise<Ended> {
	const tree = await madge(FOLDERS, { baseDir: root, fileExtensions: ['ts'] });
	const circles = tree.circular();
	return { code: circles.length === 0 ? 0 : 1, output: circles.map((files) => files.join(' > ')).join('\n') };
}
