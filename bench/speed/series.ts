import type { Evaluations, Measure, Variant } from './variants/variant';
import type { Task } from './plan';

/** Everything that was measured of one variant at one task: a figure per round, in the order of the rounds. */
export interface Series {
	variant: Variant;
	task: Task;
	/** Milliseconds on the clock, and of processor time. */
	ms: number[];
	cpu: number[];
	/** Longest time in ms for which the event loop stood still. */
	block: number[];
	/** Peak of the process in bytes, and how much of it came with the task. */
	peak: number[];
	growth: number[];
	items: number;
	requests: number;
	evaluations?: Evaluations;
}

/** Notes one round. Throws when it did something else than the rounds before it. */
export function addRound(series: Series, measure: Measure, requests: number): void {
	series.ms.push(rounded(measure.ms));
	series.cpu.push(rounded(measure.cpu));
	series.block.push(rounded(measure.block));
	series.peak.push(measure.peak);
	series.growth.push(measure.peak - measure.before);
	if (measure.evaluations) series.evaluations = measure.evaluations;
	const isFirst = series.ms.length === 1;
	if (!isFirst && (series.items !== measure.items || series.requests !== requests)) {
		throw new Error(`${series.variant.kind} did not do the same in every round of ${series.task.name}`);
	}
	Object.assign(series, { items: measure.items, requests });
}

function rounded(value: number): number {
	return Math.round(value * 10) / 10;
}

/** The value in the middle; of an even number of values, the mean of both in the middle. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((one, two) => one - two);
	const half = Math.floor(sorted.length / 2);
	const upper = sorted[half] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/** How many times as much one takes as the other: the median of the ratios within each round. */
export function ratio(one: readonly number[], other: readonly number[]): number {
	return median(one.slice(0, other.length).map((value, round) => value / (other[round] ?? NaN)));
}

/** Finds series by what they are of; parts that are not given do not matter, but for `operations`. */
export function find(all: readonly Series[], task: string, variant: Partial<Variant>): Series | undefined {
	return all.find(
		(series) =>
			series.task.name === task &&
			series.variant.operations === variant.operations &&
			(variant.kind === undefined || series.variant.kind === variant.kind) &&
			(variant.service === undefined || series.variant.service === variant.service) &&
			(variant.engine === undefined || series.variant.engine === undefined || series.variant.engine === variant.engine),
	);
}
