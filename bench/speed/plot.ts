import type { TopLevelSpec } from 'vega-lite';
import { draw } from '../support/draw';
import type { Results } from './results';
import { median, type Series } from './series';
import { names } from './task';

interface Point {
	x: number;
	ms: number;
	who: string;
}

/** Draws the plots of docs/performance.md: time per row by the number of rows, and by the number of operations. */
export async function plot({ series }: Results): Promise<void> {
	const sends = series.filter(({ task }) => task.work.kind === 'send' && task.delay === 0);
	const byRows = sends
		.filter(
			({ task, variant }) => variant.service === 'Respondent' && variant.engine === 'vm' && / sends$/.test(task.name),
		)
		.filter(({ variant }) => variant.operations === undefined)
		.map((one) => pointOf(one, rowsOf(one)));
	const byOperations = sends
		.filter(({ task, variant }) => task.name === names.byOperations && variant.operations !== undefined)
		.map((one) => pointOf(one, one.variant.operations ?? 0));
	await draw('performance-rows', chart('Rows in one run', byRows));
	await draw('performance-operations', chart('Operations of the node', byOperations));
}

function rowsOf({ task }: Series): number {
	return task.work.kind === 'send' ? task.work.rows : 0;
}

function pointOf(series: Series, x: number): Point {
	return {
		x,
		ms: median(series.ms) / rowsOf(series),
		who: series.variant.kind === 'node' ? 'Respondent node' : series.variant.kind,
	};
}

function chart(title: string, values: Point[]): TopLevelSpec {
	return {
		data: { values },
		width: 480,
		height: 220,
		background: 'white',
		mark: { type: 'line', point: true },
		encoding: {
			x: {
				field: 'x',
				type: 'quantitative',
				title,
				scale: { type: 'log', nice: false },
				axis: { values: [...new Set(values.map(({ x }) => x))] },
			},
			y: { field: 'ms', type: 'quantitative', title: 'ms per row (median)', scale: { zero: true } },
			color: { field: 'who', type: 'nominal', title: null, scale: { scheme: 'dark2' } },
			strokeDash: { field: 'who', type: 'nominal', title: null },
		},
	};
}
