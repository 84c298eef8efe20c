import { mulberry32 } from '../../sandbox/server/random';
import { idealMs } from './ideal';
import { concurrencyLimit, fixedWindow, slidingWindow, tokenBucket, type ApiLimit, type Scale } from './limits';

const MINUTE = 60_000;

/** Batching of HTTP Request: Items per Batch, and Batch Interval in ms. */
export interface Batching {
	size: number;
	interval: number;
}

interface Kind {
	/** Makes the limit of a run. `phase` (0 to 1): how far its first window has come. */
	limit: (scale: Scale, phase: number) => ApiLimit;
	/** In ms. The first one, and the one after each change of the limit, is where a client learns the limit. */
	windowMs: number;
	/** Batching of HTTP Request, as a user would set it who knows the limit and the longest time of an answer. */
	batching: (longestAnswerMs: number) => Batching;
}

/** How the simulated APIs limit requests. */
export const kinds = {
	'token bucket, 50/s, burst 10': {
		limit: (scale) => tokenBucket(50, 10, scale),
		windowMs: 1000,
		batching: () => ({ size: 10, interval: 200 }),
	},
	'fixed window, 600/min': {
		limit: (scale, phase) => fixedWindow(600, MINUTE, phase * MINUTE, scale),
		windowMs: MINUTE,
		batching: () => ({ size: 10, interval: 1000 }),
	},
	'sliding window, 600/min': {
		limit: (scale) => slidingWindow(600, MINUTE, scale),
		windowMs: MINUTE,
		batching: () => ({ size: 10, interval: 1000 }),
	},
	'5 at once': {
		limit: (scale) => concurrencyLimit(5, scale),
		windowMs: 1000,
		batching: (longestAnswerMs) => ({ size: 5, interval: longestAnswerMs + 1 }),
	},
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

/** What a simulated API allows, and how fast it answers. */
export interface Case {
	kind: KindName;
	/** Whether its 429 says how long to wait, in whole seconds. */
	retryAfter: boolean;
	/** Whether the limit is halved in the second third of the run. */
	changes: boolean;
	answerMs: number;
}

const flags = [false, true] as const;

/** Every combination. */
export const cases: readonly Case[] = (Object.keys(kinds) as KindName[]).flatMap((kind) =>
	flags.flatMap((changes) =>
		flags.flatMap((retryAfter) => [20, 200].map((answerMs): Case => ({ kind, retryAfter, changes, answerMs }))),
	),
);

/** One run of a case. */
export interface Run {
	newLimit: () => ApiLimit;
	/** When the limit changes, in ms. */
	changesAt: number[];
}

/**
 * The run of a case with a seed. Seed 1 has the limit of the case; other seeds have one that is 20 % lower to 25 % higher, so that
 * nothing is tuned to one number. Each has its own place in the first window.
 */
export function runOf({ kind, changes, answerMs }: Case, seed: number, sends: number): Run {
	const random = mulberry32(seed * 7919);
	const phase = random();
	const factor = seed === 1 ? 1 : 0.8 + random() * 0.45;
	const { limit } = kinds[kind];
	const whole = idealMs({ limit: limit(() => factor, phase), answerMs, sends });
	const changesAt = changes ? [whole / 3, (whole * 2) / 3] : [];
	const [from = Infinity, until = Infinity] = changesAt;
	const scale: Scale = (now) => factor * (now > from && now < until ? 0.5 : 1);
	return { newLimit: () => limit(scale, phase), changesAt };
}
