import type { TopLevelSpec } from 'vega-lite';
import { draw } from '../support/draw';
import { writePart, type Marks } from '../support/docsPage';
import { figuresOf } from './figures';
import type { QueueResults } from './results';

/** The comments in docs/scaling.md between which the figures are written. */
export const marks: Marks = {
	begin: '<!-- figures: written by npm run bench -- queue -->',
	end: '<!-- end of figures -->',
};

/** What stands between the marks as long as nobody has measured. */
export const noFigures = '`npm run bench -- queue` measures, and writes its figures here.';

/** Writes the figures of a run into docs/scaling.md, and draws the plot. */
export async function report(results: QueueResults): Promise<void> {
	await draw('scaling', chart(results));
	await writePart('scaling.md', marks, figuresOf(results));
}

function chart({ scaling }: QueueResults): TopLevelSpec {
	const values = scaling.flatMap(({ workers, concurrency, perSecond }) => {
		const who = concurrency === 1 ? 'one execution at a time' : `${concurrency} executions at a time`;
		return perSecond.map((sends) => ({ workers, sends, who: `Workers that run ${who}` }));
	});
	const encoding = {
		x: { field: 'workers', type: 'ordinal', title: 'Workers', axis: { labelAngle: 0 } },
		color: { field: 'who', type: 'nominal', title: null, scale: { scheme: 'dark2' } },
	} as const;
	const y = { field: 'sends', type: 'quantitative', title: 'Sends per second', scale: { zero: true } } as const;
	return {
		data: { values },
		width: 480,
		height: 220,
		background: 'white',
		encoding,
		layer: [
			{ mark: 'line', encoding: { y: { ...y, aggregate: 'median' } } },
			{ mark: 'point', encoding: { y } },
		],
	};
}
