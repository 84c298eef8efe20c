import { writePart } from '../support/docsPage';
import { figuresOf, summaryOf } from './figures';
import type { Results } from './results';

/** The comments in docs/performance.md between which the figures are written. */
export const marks = { begin: '<!-- figures: written by npm run bench -->', end: '<!-- end of figures -->' };

/** The comments between which the points under "In short" are written. */
export const summaryMarks = { begin: '<!-- summary: written by npm run bench -->', end: '<!-- end of summary -->' };

/** Writes the figures of a run into docs/performance.md. Throws when the page lacks a mark. */
export async function report(results: Results): Promise<void> {
	await writePart('performance.md', summaryMarks, summaryOf(results));
	await writePart('performance.md', marks, figuresOf(results));
}
