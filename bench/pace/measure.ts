import { kinds, runOf, type Case } from './cases';
import { boundMs, idealMs } from './ideal';
import { LONGEST, simulateHttpRequest, simulateNode, type PaceRun } from './simulate';

export const SENDS = 2000;
export const SEEDS = [1, 2, 3, 4, 5];

/** One seed of a case. */
export interface Figures {
	/** Seconds of our code, and of the ideal. */
	seconds: number;
	ideal: number;
	/** Seconds of the fastest client that does not know the limit; missing where it needs no longer than the ideal. */
	bound?: number;
	failed: number;
	/** The share of 429s in the requests outside the windows in which a client learns the limit. */
	refused: number;
}

/** A case, measured with all seeds. */
export interface Measured extends Case {
	figures: Figures[];
	/** HTTP Request with batching, seed 1. */
	httpRequest: { seconds: number; failed: number };
}

/** Measures one case on a simulated clock. */
export async function measure(one: Case, seeds = SEEDS): Promise<Measured> {
	const figures: Figures[] = [];
	for (const seed of seeds) figures.push(await figuresOf(one, seed));
	const { answerMs, retryAfter, kind } = one;
	const api = { limit: runOf(one, 1, SENDS).newLimit(), answerMs, retryAfter };
	const { ms, failed } = await simulateHttpRequest(api, 1, SENDS, kinds[kind].batching(LONGEST * answerMs));
	return { ...one, figures, httpRequest: { seconds: ms / 1000, failed } };
}

/** A run of our code, for the plot. */
export async function runNode(one: Case, seed: number): Promise<PaceRun> {
	const { answerMs, retryAfter } = one;
	return await simulateNode({ limit: runOf(one, seed, SENDS).newLimit(), answerMs, retryAfter }, seed, SENDS);
}

async function figuresOf(one: Case, seed: number): Promise<Figures> {
	const { newLimit, changesAt } = runOf(one, seed, SENDS);
	const job = () => ({ limit: newLimit(), answerMs: one.answerMs, sends: SENDS });
	const { ms, failed, arrivals } = await runNode(one, seed);
	const { windowMs } = kinds[one.kind];
	const isLearning = (at: number) => [0, ...changesAt].some((from) => at >= from && at < from + windowMs);
	const judged = arrivals.filter(({ at }) => !isLearning(at));
	return {
		seconds: ms / 1000,
		ideal: idealMs(job()) / 1000,
		...(one.retryAfter && { bound: boundMs(job(), changesAt.slice(0, 1)) / 1000 }),
		failed,
		refused: judged.filter(({ taken }) => !taken).length / Math.max(1, judged.length),
	};
}
