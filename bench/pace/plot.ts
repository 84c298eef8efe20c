import type { TopLevelSpec } from 'vega-lite';
import { draw } from '../support/draw';
import { kinds, runOf, type Case, type KindName } from './cases';
import { runNode, SENDS } from './measure';
import type { PaceRun } from './simulate';

/** Of the plot in docs/images. */
const NAME = 'pace-rates';

const PARTS = 60;

interface Point {
	second: number;
	rate: number;
	limit: KindName;
	what: 'got a 429' | 'taken';
}

/** Draws the rate over time for each kind of limit, halved in the second third of the run, without Retry-After. */
export async function plotRates(): Promise<void> {
	const names = Object.keys(kinds) as KindName[];
	const points: Point[] = [];
	const changes: Array<{ second: number; limit: KindName }> = [];
	for (const kind of names) {
		const one: Case = { kind, retryAfter: false, changes: true, answerMs: 200 };
		points.push(...pointsOf(await runNode(one, 1), kind));
		changes.push(...runOf(one, 1, SENDS).changesAt.map((at) => ({ second: at / 1000, limit: kind })));
	}
	await draw(NAME, chart(points, changes));
}

function pointsOf({ arrivals, ms }: PaceRun, limit: KindName): Point[] {
	const width = ms / PARTS;
	return Array.from({ length: PARTS }, (_, part) => {
		const inside = arrivals.filter(({ at }) => at >= part * width && at < (part + 1) * width);
		const taken = inside.filter((arrival) => arrival.taken).length;
		const at = { second: (part * width) / 1000, limit };
		return [
			{ ...at, rate: (taken / width) * 1000, what: 'taken' as const },
			{ ...at, rate: ((inside.length - taken) / width) * 1000, what: 'got a 429' as const },
		];
	}).flat();
}

function chart(values: Point[], changes: Array<{ second: number; limit: KindName }>): TopLevelSpec {
	return {
		data: { values: [...values, ...changes.map((change) => ({ ...change, what: 'limit changes' }))] },
		background: 'white',
		facet: { field: 'limit', type: 'nominal', title: null },
		columns: 2,
		spec: {
			width: 300,
			height: 130,
			layer: [
				{
					transform: [{ filter: "datum.what !== 'limit changes'" }],
					mark: { type: 'line', interpolate: 'step-after' },
					encoding: {
						x: { field: 'second', type: 'quantitative', title: 'Seconds' },
						y: { field: 'rate', type: 'quantitative', title: 'Requests a second' },
						color: { field: 'what', type: 'nominal', title: null, scale: { scheme: 'dark2' } },
					},
				},
				{
					transform: [{ filter: "datum.what === 'limit changes'" }],
					mark: { type: 'rule', strokeDash: [3, 3], color: 'gray' },
					encoding: { x: { field: 'second', type: 'quantitative' } },
				},
			],
		},
		resolve: { scale: { x: 'independent', y: 'independent' } },
	};
}
