import type { Task } from './task';
import type { Evaluations, Measurement, Variant } from './variants/variant';

/** The measurements of one variant at one task: one figure per round, in the order of the rounds. */
export interface Series {
	variant: Variant;
	task: Task;
	/** Elapsed milliseconds, and milliseconds of processor time. */
	ms: number[];
	cpu: number[];
	/** The longest time in ms that the event loop was blocked. */
	block: number[];
	/** The peak memory of the process in bytes, and by how much it grew during the task. */
	peak: number[];
	growth: number[];
	items: number;
	requests: number;
	evaluations?: Evaluations;
}

/** Adds the measurement of one round. Throws when the number of items or requests differs from the rounds before. */
export function addRound(series: Series, measurement: Measurement, requests: number): void {
	series.ms.push(rounded(measurement.ms));
	series.cpu.push(rounded(measurement.cpu));
	series.block.push(rounded(measurement.block));
	series.peak.push(measurement.peak);
	series.growth.push(measurement.peak - measurement.before);
	if (measurement.evaluations) series.evaluations = measurement.evaluations;
	const isFirst = series.ms.length === 1;
	if (!isFirst && (series.items !== measurement.items || series.requests !== requests)) {
		throw new Error(
			`${series.variant.kind} gave another number of items or requests in one round of ${series.task.name}`,
		);
	}
	Object.assign(series, { items: measurement.items, requests });
}

function rounded(value: number): number {
	return Math.round(value * 10) / 10;
}

/** The median: the middle value, or the mean of the two middle values. NaN when there are none. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((one, two) => one - two);
	const half = Math.floor(sorted.length / 2);
	const upper = sorted[half] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/** The ratio of two series in each round. Both were measured in the same round, so a slow moment of the machine affects both. */
export function ratios(one: readonly number[], other: readonly number[]): number[] {
	return one.slice(0, other.length).map((value, round) => value / (other[round] ?? NaN));
}

/** The median of the ratios in each round. */
export function ratio(one: readonly number[], other: readonly number[]): number {
	return median(ratios(one, other));
}

/**
 * Finds the series of a task whose variant has the given properties. A property that is not given matches any value, except
 * that a missing `operations` matches only nodes as they are.
 */
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
