import { writePart } from '../support/docsPage';
import { figuresOf } from './figures';
import type { Results } from './results';

/** The comments in docs/performance.md between which the figures are written. */
export const marks = { begin: '<!-- figures: written by npm run bench -->', end: '<!-- end of figures -->' };

/** Writes the figures of a run into docs/performance.md. Throws when the page lacks a mark. */
export async function report(results: Results): Promise<void> {
	await writePart('performance.md', marks, figuresOf(results));
}
