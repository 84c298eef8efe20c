import { boundMs, idealMs } from './ideal';
import { tokenBucket } from './limits';
import { SEEDS, SENDS, type Figures } from './measure';
import { simulateAfterRests, type Api } from './simulate';
import { missesOfFigures } from './targets';

const SINGLES = 20;
const BURST = 20;
const PER_SECOND = 50;
/** The first second teaches the limit. */
const WINDOW_MS = 1000;
const RESTS_MS = [3_600_000, 60_000, 10_000];
const ANSWERS_MS = [20, 200];

/** A sheet after single sends with long rests: a figure for each seed. */
export interface Rested {
	restMs: number;
	answerMs: number;
	retryAfter: boolean;
	figures: Figures[];
	misses: string[];
}

/** A sheet on a token bucket (50 a second, burst 20) after 20 sends with a rest after each, on a simulated clock. */
export async function rested(): Promise<Rested[]> {
	const results: Rested[] = [];
	for (const restMs of RESTS_MS) {
		for (const retryAfter of [false, true]) {
			for (const answerMs of ANSWERS_MS) {
				const figures: Figures[] = [];
				for (const seed of SEEDS) figures.push(await figuresOf(restMs, answerMs, retryAfter, seed));
				results.push({ restMs, answerMs, retryAfter, figures, misses: missesOfFigures(figures, false) });
			}
		}
	}
	return results;
}

async function figuresOf(restMs: number, answerMs: number, retryAfter: boolean, seed: number): Promise<Figures> {
	const api = (): Api => ({ limit: tokenBucket(PER_SECOND, BURST, () => 1), answerMs, retryAfter });
	const job = () => ({ ...api(), sends: SENDS });
	const { ms, failed, arrivals } = await simulateAfterRests(api(), seed, SENDS, { singles: SINGLES, restMs });
	const judged = arrivals.filter(({ at }) => at >= WINDOW_MS);
	return {
		seconds: ms / 1000,
		ideal: idealMs(job()) / 1000,
		...(retryAfter && { bound: boundMs(job(), []) / 1000 }),
		failed,
		refused: judged.filter(({ taken }) => !taken).length / Math.max(1, judged.length),
	};
}
